package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ice4j.ice.harvest.MappingCandidateHarvesters;
import org.isthmus.media.MediaStatistics.Path;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.description.Transport.Plain;
import org.junit.jupiter.api.Test;

/** What the libraries get wrong when they are left alone. */
class GuardsTest {

    @Test
    void theLibrariesStartWithoutTheSoundSystemThatEndsTheProcess() {
        try (JitsiMediaEngine engine = new JitsiMediaEngine(() -> {
            throw new AssertionError("no call, no sound");
        })) {
            Side.get(engine.start());
            assertThat(System.getProperty("org.jitsi.impl.neomedia.device.PortAudioSystem.disabled"))
                    .isEqualTo("true");
        }
    }

    @Test
    void noCloudIsAskedForAddresses() {
        try (JitsiMediaEngine engine = new JitsiMediaEngine(() -> {
            throw new AssertionError("no call, no sound");
        })) {
            Side.get(engine.start());
            assertThat(System.getProperty("ice4j.harvest.mapping.aws.enabled")).isEqualTo("false");
            assertThat(MappingCandidateHarvesters.getHarvesters()).isEmpty();
        }
    }

    @Test
    void theRoundTripIsMeasuredOnOnePortAndOnTwo() {
        for (boolean mux : new boolean[] {true, false}) {
            try (Side caller = new Side(440, Side.settings(true, false, Protection.DTLS_SRTP));
                    Side called = new Side(700, Side.settings(true, false, Protection.DTLS_SRTP))) {
                SessionDescription offer = withMux(Side.get(caller.session.offer(MediaWish.AUDIO)), mux);
                SessionDescription answer = Side.get(called.session.answer(offer, MediaWish.AUDIO));
                Side.get(caller.session.answered(answer));

                assertThat(answer.contents().getFirst().format().rtcpMux()).isEqualTo(mux);
                assertThat(components(answer)).isEqualTo(mux ? 1 : 2);
                Side.await().untilAsserted(() -> {
                    assertThat(stream(caller).roundTrip()).isPresent();
                    assertThat(stream(called).roundTrip()).isPresent();
                });
                assertThat(stream(caller).roundTrip())
                        .hasValueSatisfying(trip -> assertThat(trip).isLessThan(Duration.ofSeconds(2)));
                assertThat(stream(caller).path()).isEqualTo(Path.DIRECT);
                assertThat(stream(caller).lossSent()).isPresent();
                assertThat(caller.port.hears(700)).isTrue();
            }
        }
    }

    @Test
    void aSideWithoutIceIsReachedAtTheAddressThatItSays() {
        try (Side caller = new Side(440, Side.settings(true, true));
                Side called = new Side(700, Side.settings(false, true))) {
            SessionDescription offer = Side.get(caller.session.offer(MediaWish.AUDIO));
            Content content = offer.contents().getFirst();
            Plain standard = ((Ice) content.transport()).standard().orElseThrow();
            SessionDescription withoutIce = new SessionDescription(List.of(content.with((Transport) standard)));
            Side.get(caller.session.answered(Side.get(called.session.answer(withoutIce, MediaWish.AUDIO))));

            Side.await().until(() -> caller.port.hears(700) && called.port.hears(440));
            assertThat(stream(caller).path()).isEqualTo(Path.PLAIN);
        }
    }

    private static StreamStatistics stream(Side side) {
        return side.session.statistics().streams().getFirst();
    }

    private static long components(SessionDescription description) {
        return ((Ice) description.contents().getFirst().transport())
                .candidates().stream()
                        .map(candidate -> candidate.component())
                        .distinct()
                        .count();
    }

    private static SessionDescription withMux(SessionDescription offer, boolean mux) {
        Content content = offer.contents().getFirst();
        return new SessionDescription(List.of(content.with(Leg.format(content.payloads(), mux, Optional.empty()))));
    }
}
