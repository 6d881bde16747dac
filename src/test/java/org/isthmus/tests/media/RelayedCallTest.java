package org.isthmus.tests.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.RelayServer;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport.Ice;
import org.isthmus.media.engine.JitsiMediaEngine;
import org.isthmus.tests.peer.Coturn;
import org.isthmus.tests.peer.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose packets go over a real coturn. */
class RelayedCallTest {

    private static final String HOST = "127.0.0.1";

    @TempDir
    private Path folder;

    @Test
    void soundGoesOverTheRelayAndNoOwnAddressIsShown() {
        try (Coturn coturn = Coturn.start(folder);
                Caller one = new Caller(new Tone(440, 700));
                Caller other = new Caller(new Tone(700, 440))) {
            SessionSettings settings = settings(coturn.port(), Coturn.PASSWORD, true);
            MediaSession caller = one.open(settings);
            MediaSession called = other.open(settings);
            SessionDescription offer = get(caller.offer(MediaWish.AUDIO));
            assertThat(((Ice) offer.contents().getFirst().transport()).candidates())
                    .isNotEmpty()
                    .allSatisfy(candidate -> {
                        assertThat(candidate.type()).isEqualTo(Candidate.Type.RELAYED);
                        assertThat(candidate.related())
                                .hasValueSatisfying(
                                        base -> assertThat(base.host()).isEqualTo("0.0.0.0"));
                    });
            get(caller.answered(get(called.answer(offer, MediaWish.AUDIO))));

            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> one.tone.heard() && other.tone.heard());
            assertThat(caller.statistics().streams())
                    .singleElement()
                    .extracting(MediaStatistics.StreamStatistics::path)
                    .isEqualTo(MediaStatistics.Path.RELAYED);
        }
    }

    @Test
    void withoutNeedTheRelayIsOnlyInReserve() {
        try (Coturn coturn = Coturn.start(folder);
                Caller one = new Caller(new Tone(440, 700));
                Caller other = new Caller(new Tone(700, 440))) {
            SessionSettings settings = settings(coturn.port(), Coturn.PASSWORD, false);
            MediaSession caller = one.open(settings);
            MediaSession called = other.open(settings);
            SessionDescription offer = get(caller.offer(MediaWish.AUDIO));
            assertThat(((Ice) offer.contents().getFirst().transport()).candidates())
                    .extracting(Candidate::type)
                    .contains(Candidate.Type.HOST, Candidate.Type.RELAYED);
            get(caller.answered(get(called.answer(offer, MediaWish.AUDIO))));

            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> one.tone.heard() && other.tone.heard());
        }
    }

    @Test
    void aRelayThatRefusesTheLoginIsSaid() {
        try (Coturn coturn = Coturn.start(folder);
                Caller one = new Caller(new Tone(440, 700))) {
            refused(one.open(settings(coturn.port(), "wrong", true)));
        }
    }

    @Test
    void aRelayThatIsNotThereHoldsUpNoCallThatCanDoWithout() {
        int nobody = Ports.free();
        try (Caller one = new Caller(new Tone(440, 700))) {
            refused(one.open(settings(nobody, Coturn.PASSWORD, true)));
            SessionDescription offer =
                    get(one.open(settings(nobody, Coturn.PASSWORD, false)).offer(MediaWish.AUDIO));
            assertThat(((Ice) offer.contents().getFirst().transport()).candidates())
                    .extracting(Candidate::type)
                    .containsOnly(Candidate.Type.HOST);
        }
    }

    private static void refused(MediaSession session) {
        assertThatThrownBy(() -> get(session.offer(MediaWish.AUDIO)))
                .cause()
                .isInstanceOfSatisfying(MediaException.class, e -> {
                    assertThat(e.reason()).isEqualTo(MediaException.Cause.CONNECTIVITY);
                    assertThat(e).hasMessageContaining("relay");
                });
    }

    private static SessionSettings settings(int port, String password, boolean relayOnly) {
        return new SessionSettings(
                true,
                List.of(Protection.DTLS_SRTP),
                false,
                List.of(new RelayServer(HOST, port, Optional.of(new RelayServer.Login(Coturn.USER, password)))),
                relayOnly,
                Set.of(InetAddress.getLoopbackAddress()));
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static final class Caller implements MediaListener, AutoCloseable {

        private final Tone tone;
        private final JitsiMediaEngine engine;

        Caller(Tone tone) {
            this.tone = tone;
            engine = new JitsiMediaEngine(() -> tone);
        }

        MediaSession open(SessionSettings settings) {
            return engine.open(settings, this);
        }

        @Override
        public void candidates(String content, List<Candidate> candidates) {
            // All are in the description.
        }

        @Override
        public void connected(MediaKind kind, Protection protection) {
            // The tone tells.
        }

        @Override
        public void digit(char digit) {
            // Nobody dials.
        }

        @Override
        public void failed(MediaException why) {
            // The tone tells.
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
