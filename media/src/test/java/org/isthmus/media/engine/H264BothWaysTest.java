package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.SessionDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call whose offer has no other encoding of pictures than H.264. */
class H264BothWaysTest {

    private static final MediaWish BOTH = MediaWish.AUDIO.video(true);
    private static final SessionSettings SETTINGS = Side.settings(false, false, Protection.SDES);

    @ParameterizedTest
    @ValueSource(strings = {"1", "0"})
    void bothSidesSeeEachOther(String mode) {
        try (Side caller = new Side(440, SETTINGS);
                Side called = new Side(700, SETTINGS)) {
            caller.session.source(new TestPicture(false));
            called.session.source(new TestPicture(true));
            SessionDescription offer = only(Side.get(caller.session.offer(BOTH)), mode);
            SessionDescription answer = Side.get(called.session.answer(offer, BOTH));
            assertThat(payload(answer).parameter("packetization-mode")).contains(mode);
            Side.get(caller.session.answered(answer));

            Side.await().untilAsserted(() -> {
                assertThat(called.screen.shows(false)).isTrue();
                assertThat(caller.screen.shows(true)).isTrue();
            });
            assertThat(caller.session.statistics().stream(MediaKind.VIDEO)
                            .orElseThrow()
                            .codec())
                    .isEqualTo("H264");
            assertThat(caller.failures).isEmpty();
        }
    }

    private static SessionDescription only(SessionDescription offer, String mode) {
        return new SessionDescription(offer.contents().stream()
                .map(content -> content.kind() == MediaKind.AUDIO
                        ? content
                        : content.with(content.format().with(h264(content, mode))))
                .toList());
    }

    private static List<PayloadType> h264(Content content, String mode) {
        return content.payloads().stream()
                .filter(payload -> payload.name().equals("H264"))
                .limit(1)
                .map(payload -> new PayloadType(
                        payload.id(),
                        payload.name(),
                        payload.clockRate(),
                        payload.channels(),
                        payload.packetTime(),
                        payload.maxPacketTime(),
                        List.of(new Parameter("profile-level-id", "42e01f"), new Parameter("packetization-mode", mode)),
                        payload.feedback()))
                .toList();
    }

    private static PayloadType payload(SessionDescription answer) {
        return answer.contents().stream()
                .filter(content -> content.kind() == MediaKind.VIDEO)
                .findFirst()
                .orElseThrow()
                .payloads()
                .getFirst();
    }
}
