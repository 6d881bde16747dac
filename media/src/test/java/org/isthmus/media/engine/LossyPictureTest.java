package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Predicate;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Plain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture over a network that is bad: it goes on, and what is shown is whole. */
class LossyPictureTest {

    private static final MediaWish PICTURE = new MediaWish(false, true, false);

    @ParameterizedTest(name = "lost packets are sent again: {0}")
    @ValueSource(booleans = {true, false})
    void fivePercentAreLost(boolean again) {
        try (Side caller = new Side(440, Side.settings(false, false, Protection.SDES));
                Side called = new Side(700, Side.settings(false, false, Protection.SDES));
                BadNetwork network = new BadNetwork(0.05, 20)) {
            caller.session.source(new TestPicture(false));
            called.session.source(new TestPicture(true));
            SessionDescription offer = Side.get(caller.session.offer(PICTURE));
            SessionDescription answer =
                    Side.get(called.session.answer(through(offer, network.farPort(), again), PICTURE));
            network.between(port(offer), port(answer));
            Side.get(caller.session.answered(through(answer, network.nearPort(), again)));

            int enough = again ? 100 : 10;
            Side.await().until(() -> caller.screen.count() > enough && called.screen.count() > enough);
            Side.await().until(() -> caller.screen.shows(true) && called.screen.shows(false));
            assertThat(caller.screen.odd()).isZero();
            assertThat(called.screen.odd()).isZero();
            StreamStatistics video =
                    caller.session.statistics().stream(MediaKind.VIDEO).orElseThrow();
            assertThat(video.packetsReceived()).isPositive();

            network.interrupt(1000);
            caller.screen.forget();
            Side.await().until(() -> caller.screen.shows(true));
        }
    }

    private static SessionDescription through(SessionDescription description, int port, boolean again) {
        Endpoint detour = new Endpoint("127.0.0.1", port);
        Predicate<Feedback> kept = feedback -> again || feedback.subtype().isPresent();
        return new SessionDescription(description.contents().stream()
                .map(content -> content.with(new Plain(detour, Optional.empty())))
                .map(content -> content.with(content.format()
                        .with(content.payloads().stream()
                                .map(payload -> with(payload, kept))
                                .toList())))
                .toList());
    }

    private static PayloadType with(PayloadType payload, Predicate<Feedback> kept) {
        return new PayloadType(
                payload.id(),
                payload.name(),
                payload.clockRate(),
                payload.channels(),
                payload.packetTime(),
                payload.maxPacketTime(),
                payload.parameters(),
                payload.feedback().stream().filter(kept).toList());
    }

    private static int port(SessionDescription description) {
        Content content = description.contents().getFirst();
        return ((Plain) content.transport()).rtp().port();
    }
}
