package org.isthmus.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.junit.jupiter.api.Test;

/** What is agreed for H.264 between this side and others. */
class H264FormatTest {

    private final VideoCodecs codecs = VideoCodecs.load();

    @Test
    void itIsOfferedAfterVp8() {
        assertThat(codecs.offered()).extracting(PayloadType::name).containsExactly("VP8", "H264", "H264");
        PayloadType h264 = codecs.offered().get(1);
        assertThat(h264.parameter("profile-level-id")).contains("42e01f");
        assertThat(h264.parameter("packetization-mode")).contains("1");
        assertThat(codecs.offered().getLast().parameter("packetization-mode")).contains("0");
    }

    @Test
    void anAnswerKeepsProfileAndModeOfTheOfferAndLeavesOutWhatThisSideHasNot() {
        List<PayloadType> answer = answer(
                h264(100, "profile-level-id=640C1F", "packetization-mode=1", "level-asymmetry-allowed=1"),
                h264(101, "profile-level-id=42e01f", "packetization-mode=2"),
                h264(102, "profile-level-id=f4001f", "packetization-mode=1"),
                h264(103));
        assertThat(answer).extracting(PayloadType::id).containsExactly(100, 103);
        assertThat(answer.getFirst().parameters())
                .containsExactly(
                        new Parameter("profile-level-id", "640c1f"),
                        new Parameter("packetization-mode", "1"),
                        new Parameter("level-asymmetry-allowed", "1"));
        assertThat(answer.getLast().parameter("packetization-mode")).contains("0");
        assertThat(codecs.codec(answer.getFirst())).contains(new H264(true));
        assertThat(codecs.codec(answer.getLast())).contains(new H264(false));
    }

    @Test
    void nonsenseIsTakenAsNotSaid() {
        assertThat(answer(h264(100, "profile-level-id=zz", "packetization-mode=1")))
                .hasSize(1);
        assertThat(answer(h264(100, "packetization-mode=one"))).isEmpty();
    }

    private List<PayloadType> answer(PayloadType... offered) {
        return codecs.answer(Format.of(List.of(offered)));
    }

    private static PayloadType h264(int id, String... parameters) {
        return PayloadType.of(
                id,
                "H264",
                90_000,
                1,
                Arrays.stream(parameters)
                        .map(text -> new Parameter(
                                text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1)))
                        .toArray(Parameter[]::new));
    }
}
