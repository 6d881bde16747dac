package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.mixer.Conference;
import org.isthmus.media.sound.TonePort;
import org.junit.jupiter.api.Test;

/** One computer in calls with two others: three people who hear each other, one without protection and one with it. */
class ConferenceTest {

    private static final int OWN = 400;
    private static final int ONE = 900;
    private static final int OTHER = 1_500;

    @Test
    void allHearEachOtherUntilOneLeaves() throws MediaException {
        TonePort desk = new TonePort(OWN);
        SessionSettings settings =
                new SessionSettings(false, List.of(), true, List.of(), false, Set.of(InetAddress.getLoopbackAddress()));
        try (JitsiMediaEngine engine = new JitsiMediaEngine(() -> desk);
                Side one = new Side(ONE, settings);
                Side other = new Side(OTHER, Side.settings(false, false, Protection.SDES))) {
            MediaSession toOne = call(engine, settings, one);
            MediaSession toOther = call(engine, Side.settings(false, false, Protection.SDES), other);
            try (Conference conference = engine.conference()) {
                toOne.join(Optional.of(conference));
                toOther.join(Optional.of(conference));
                Side.await().untilAsserted(() -> {
                    assertThat(loud(one.port)).isEqualTo(List.of(false, true, true, false));
                    assertThat(loud(other.port)).isEqualTo(List.of(true, true, false, false));
                    assertThat(loud(desk)).isEqualTo(List.of(true, false, true, false));
                });

                toOne.mute(MediaKind.AUDIO, true);
                Side.await().untilAsserted(() -> {
                    assertThat(loud(one.port)).isEqualTo(List.of(false, false, true, false));
                    assertThat(loud(other.port)).isEqualTo(List.of(true, true, false, false));
                });
                toOne.mute(MediaKind.AUDIO, false);

                toOther.close();
                Side.await().untilAsserted(() -> {
                    assertThat(loud(one.port)).isEqualTo(List.of(false, true, false, false));
                    assertThat(loud(desk)).isEqualTo(List.of(true, false, false, false));
                });
                toOne.join(Optional.empty());
            }
            Side.await().untilAsserted(() -> {
                assertThat(one.port.hears(OWN)).isTrue();
                assertThat(desk.hears(ONE)).isTrue();
            });
        }
    }

    /** Whether a tone of each is heard: one, the person of the conference, the other, and one that nobody says. */
    private static List<Boolean> loud(TonePort port) {
        return List.of(
                port.hears(ONE), port.hears(OWN), port.hears(OTHER), port.strength(2_300) > TonePort.AMPLITUDE / 10.0);
    }

    private static MediaSession call(JitsiMediaEngine engine, SessionSettings settings, Side side) {
        MediaSession session = engine.open(settings, new Silent());
        SessionDescription offer = Side.get(session.offer(MediaWish.AUDIO));
        Side.get(session.answered(Side.get(side.session.answer(offer, MediaWish.AUDIO))));
        return session;
    }

    private static final class Silent implements MediaListener {

        @Override
        public void candidates(String content, List<Candidate> candidates) {
            // Nobody asks.
        }

        @Override
        public void connected(MediaKind kind, Protection protection) {
            // Nobody asks.
        }

        @Override
        public void digit(char digit) {
            // Nobody asks.
        }

        @Override
        public void failed(MediaException why) {
            // Nobody asks.
        }
    }
}
