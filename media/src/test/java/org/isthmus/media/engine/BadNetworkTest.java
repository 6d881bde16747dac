package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Plain;
import org.junit.jupiter.api.Test;

/** A call over a network that is bad. */
class BadNetworkTest {

    @Test
    void theCallLivesAndTheFiguresSayHowItGoes() {
        try (Side caller = new Side(440, Side.settings(false, false, Protection.SDES));
                Side called = new Side(700, Side.settings(false, false, Protection.SDES))) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            try (BadNetwork network = new BadNetwork(0.05, 50)) {
                SessionDescription answer =
                        Side.get(called.session.answer(through(offer, network.farPort()), MediaWish.AUDIO));
                network.between(port(offer), port(answer));
                Side.get(caller.session.answered(through(answer, network.nearPort())));
                Side.await().until(() -> stream(caller).packetsReceived() > 500);

                assertThat(lossShare(stream(caller))).isBetween(0.02, 0.10);
                assertThat(lossShare(stream(called))).isBetween(0.02, 0.10);
                assertThat(stream(caller).jitter().toMillis()).isBetween(4L, 200L);
                assertThat(stream(caller).lossReceived()).isLessThan(0.3);

                for (int i = 0; i < 3; i++) {
                    network.interrupt(300);
                    long received = stream(caller).packetsReceived();
                    Side.await().until(() -> stream(caller).packetsReceived() > received + 50);
                }
                assertThat(caller.failures).isEmpty();
                Side.await().until(() -> caller.port.strength(700) > 1000 && called.port.strength(440) > 1000);
            }
            Side.await().until(() -> stream(caller).silence().toMillis() > 1000);
        }
    }

    private static double lossShare(StreamStatistics stream) {
        return (double) stream.packetsLost() / (stream.packetsLost() + stream.packetsReceived());
    }

    private static StreamStatistics stream(Side side) {
        return side.session.statistics().streams().getFirst();
    }

    private static int port(SessionDescription description) {
        return ((Plain) description.contents().getFirst().transport()).rtp().port();
    }

    private static SessionDescription through(SessionDescription description, int port) {
        Content content = description.contents().getFirst();
        Endpoint detour = new Endpoint("127.0.0.1", port);
        return new SessionDescription(List.of(content.with(new Plain(detour, Optional.empty()))));
    }
}
