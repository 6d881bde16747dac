package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.isthmus.media.MediaStatistics.PictureStatistics;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one side shows, the other sees, with its colours and its movement, whatever the protection and the path. */
class PictureBothWaysTest {

    private static final MediaWish BOTH = MediaWish.AUDIO.video(true);

    @ParameterizedTest(name = "{0}, ICE {1}")
    @CsvSource({"NONE, false", "SDES, false", "DTLS_SRTP, true"})
    void bothSidesSeeAndHearEachOther(Protection protection, boolean ice) {
        SessionSettings settings =
                protection == Protection.NONE ? Side.settings(ice, true) : Side.settings(ice, false, protection);
        try (Side caller = new Side(440, settings);
                Side called = new Side(700, settings)) {
            caller.session.source(new TestPicture(false));
            called.session.source(new TestPicture(true));
            Side.exchange(caller, BOTH, called, BOTH);

            Side.await().untilAsserted(() -> {
                assertThat(called.screen.shows(false)).isTrue();
                assertThat(caller.screen.shows(true)).isTrue();
                assertThat(caller.mirror.shows(false)).isTrue();
                assertThat(called.port.hears(440)).isTrue();
                assertThat(caller.port.hears(700)).isTrue();
            });
            assertThat(caller.connected).containsExactly(protection, protection);
            assertThat(caller.failures).isEmpty();
            assertThat(caller.pictureFailures).isEmpty();
            Side.await().untilAsserted(() -> {
                StreamStatistics video =
                        caller.session.statistics().stream(MediaKind.VIDEO).orElseThrow();
                assertThat(video.codec()).isEqualTo("VP8");
                assertThat(video.protection()).isEqualTo(protection);
                assertThat(video.packetsReceived()).isPositive();
                assertThat(video.roundTrip()).isPresent();
                PictureStatistics picture = video.picture().orElseThrow();
                assertThat(picture.sent().width()).isEqualTo(640);
                assertThat(picture.seen().height()).isEqualTo(480);
                assertThat(picture.seen().framesPerSecond()).isPositive();
                assertThat(picture.bitRate()).isPositive();
            });
        }
    }
}
