package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.MediaStatistics.PictureStatistics;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.TestPicture;
import org.isthmus.media.VideoMode;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.Format.Bandwidth;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.SessionDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A side that takes only small or few pictures gets such, whoever made the offer, and sends what it likes itself. */
class SmallPicturesTest {

    private static final SessionSettings PLAIN = Side.settings(false, true);
    private static final MediaWish BOTH = MediaWish.AUDIO.video(true);

    @ParameterizedTest
    @CsvSource({
        "VP8, max-fs=396;max-fr=10, 352, 264, 10",
        "H264, profile-level-id=42e00b;packetization-mode=1;level-asymmetry-allowed=1, 352, 264, 8"
    })
    void theOffererSaysWhatItTakes(String codec, String parameters, int width, int height, int rate) {
        try (Side caller = showing(false);
                Side called = showing(true)) {
            SessionDescription offer = Side.get(caller.session.offer(BOTH));
            SessionDescription answer =
                    Side.get(called.session.answer(saying(offer, codec, parameters, List.of()), BOTH));
            Side.get(caller.session.answered(answer));
            awaitPictures(caller, called, width, height, rate);
        }
    }

    @Test
    void theAnswererSaysWhatItTakes() {
        try (Side caller = showing(false);
                Side called = showing(true)) {
            SessionDescription answer = Side.get(called.session.answer(Side.get(caller.session.offer(BOTH)), BOTH));
            Side.get(caller.session.answered(saying(answer, "VP8", "max-fs=396;max-fr=10", List.of())));
            awaitPictures(called, caller, 352, 264, 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"AS, 200", "TIAS, 200000"})
    void noMoreBitsAreSentThanAreTaken(String type, long value) {
        try (Side caller = showing(false);
                Side called = showing(true)) {
            SessionDescription offer = Side.get(caller.session.offer(BOTH));
            List<Bandwidth> limit = List.of(new Bandwidth(type, value));
            Side.get(caller.session.answered(Side.get(called.session.answer(saying(offer, "VP8", "", limit), BOTH))));
            Side.await().until(() -> caller.screen.shows(true));
            assertThat(picture(called).bitRate()).isBetween(60_000, 200_000);
        }
    }

    private static void awaitPictures(Side taking, Side sending, int width, int height, int rate) {
        Side.await().until(() -> taking.screen.shows(true) || taking.screen.shows(false));
        Side.await().until(() -> sending.screen.shows(true) || sending.screen.shows(false));
        VideoMode seen = picture(taking).seen();
        assertThat(seen.width()).isEqualTo(width);
        assertThat(seen.height()).isEqualTo(height);
        assertThat(seen.framesPerSecond()).isBetween(1, rate + 1);
        assertThat(picture(sending).sent().framesPerSecond()).isBetween(1, rate + 1);
        assertThat(picture(sending).seen().width()).isEqualTo(640);
    }

    private static PictureStatistics picture(Side side) {
        return side.session.statistics().stream(MediaKind.VIDEO)
                .flatMap(StreamStatistics::picture)
                .orElseThrow();
    }

    private static Side showing(boolean mirrored) {
        Side side = new Side(mirrored ? 700 : 440, PLAIN);
        side.session.source(new TestPicture(mirrored));
        return side;
    }

    private static SessionDescription saying(
            SessionDescription description, String codec, String parameters, List<Bandwidth> bandwidths) {
        return new SessionDescription(
                description.contents().stream()
                        .map(content -> content.kind() == MediaKind.AUDIO
                                ? content
                                : content.with(format(content, codec, parameters, bandwidths)))
                        .toList(),
                description.groups());
    }

    private static Format format(Content content, String codec, String parameters, List<Bandwidth> bandwidths) {
        PayloadType known = content.payloads().stream()
                .filter(payload -> payload.name().equals(codec))
                .findFirst()
                .orElseThrow();
        PayloadType saying = new PayloadType(
                known.id(),
                known.name(),
                known.clockRate(),
                known.channels(),
                known.packetTime(),
                known.maxPacketTime(),
                Arrays.stream(parameters.split(";"))
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.split("="))
                        .map(pair -> new Parameter(pair[0], pair[1]))
                        .toList(),
                known.feedback());
        Format plain = Leg.format(List.of(saying), content.format().rtcpMux(), Optional.empty());
        return new Format(
                plain.payloads(),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                bandwidths,
                plain.rtcpMux(),
                false);
    }
}
