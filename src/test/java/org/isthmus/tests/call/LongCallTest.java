package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.isthmus.app.call.CallView;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call between two whole programs that lasts. It takes {@value #STANDARD_SECONDS} seconds, so that the tests stay quick;
 * with {@code -Dsoak.call.seconds=1800} half an hour.
 */
@Tag("peer")
class LongCallTest {

    private static final Logger LOG = LoggerFactory.getLogger(LongCallTest.class);
    private static final int STANDARD_SECONDS = 15;
    private static final Duration LENGTH =
            Duration.ofSeconds(Integer.getInteger("soak.call.seconds", STANDARD_SECONDS));

    /** So many looks at the call while it lasts. */
    private static final int LOOKS = 15;

    @Test
    void aCallKeepsItsSoundItsDelayAndItsSize(@TempDir Path folder) {
        try (Prosody server = Prosody.start(folder, "ann", "ben");
                Program ann = Program.onXmpp(folder.resolve("ann"), server, "ann", 1_000);
                Program ben = Program.onXmpp(folder.resolve("ben"), server, "ben", 660)) {
            talk(ann, ben);
            hangUp(ann, ben);
            ann.forget();
            Resources before = Resources.now();
            talk(ann, ben);
            Duration delay = ann.delayTo(ben);
            Resources first = Resources.now();
            LOG.warn("Before the call {}; at its start {}; delay {} ms.", before, first, delay.toMillis());
            Resources last = first;
            long begun = System.nanoTime();
            long said = ann.headset().samplesSaid();
            long heard = ben.headset().samplesHeard();
            for (int look = 1; look <= LOOKS; look++) {
                long until = begun + LENGTH.toNanos() * look / LOOKS;
                await().pollInterval(Duration.ofMillis(200))
                        .atMost(LENGTH.plusSeconds(30))
                        .failFast(() -> assertThat(ann.ended()).isEmpty())
                        .until(() -> System.nanoTime() >= until);
                ann.awaitTalkWith(ben);
                last = Resources.now();
                LOG.warn("After {} s {}; {}", (System.nanoTime() - begun) / 1_000_000_000, last, stream(ben));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            LOG.warn(
                    "Said {} and heard {} samples a second.",
                    Math.round((ann.headset().samplesSaid() - said) / seconds),
                    Math.round((ben.headset().samplesHeard() - heard) / seconds));
            Duration delayAtTheEnd = ann.delayTo(ben);
            assertThat(ann.latest().state()).isInstanceOf(CallView.Talking.class);
            hangUp(ann, ben);
            await().atMost(Program.PATIENCE).untilAsserted(() -> Resources.now().assertIsBackAt(before));
            LOG.warn("After the call {}; delay at its end {} ms.", Resources.now(), delayAtTheEnd.toMillis());
            last.assertIsBackAt(first);
            assertThat(delayAtTheEnd).isLessThan(delay.plusMillis(400));
        }
    }

    private static String stream(Program program) {
        return program.latest()
                .statistics()
                .flatMap(all -> all.stream(MediaKind.AUDIO))
                .map(LongCallTest::words)
                .orElse("no figures yet");
    }

    private static String words(StreamStatistics stream) {
        return "%d packets came, %d were lost, jitter %d us"
                .formatted(
                        stream.packetsReceived(),
                        stream.packetsLost(),
                        stream.jitter().toNanos() / 1_000);
    }

    private static void talk(Program caller, Program called) {
        caller.call(called);
        called.answer();
        caller.awaitTalkWith(called);
    }

    private static void hangUp(Program one, Program other) {
        one.hangUp();
        one.awaitQuiet();
        other.awaitQuiet();
    }
}
