package org.isthmus.tests.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isthmus.tests.peer.ScriptUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two thousand texts over a bridge while both servers are killed in the middle and started again. The senders send again
 * what was not confirmed, under the same id, as good clients do; a receiver knows a copy by its id.
 */
@Tag("peer")
class NothingIsLostTest {

    private static final Logger LOG = LoggerFactory.getLogger(NothingIsLostTest.class);
    private static final int EACH_WAY = 1_000;
    private static final Duration AT_LAST = Duration.ofMinutes(6);

    @TempDir
    private Path folder;

    @Test
    void everyTextArrivesOnceAndInOrderAlthoughBothServersAreKilled() {
        try (BridgedWorld world = new BridgedWorld(folder)) {
            world.bridge("ravi", "nora");
            long begun = System.nanoTime();
            for (int i = 0; i < EACH_WAY; i++) {
                world.nora.sendSurely("x" + i, BridgedWorld.US_ON_XMPP, "from nora " + i);
                world.ravi.sendSurely("s" + i, BridgedWorld.US_ON_SIP, "from ravi " + i);
            }
            await().atMost(AT_LAST)
                    .until(() -> world.nora.texts().size() > EACH_WAY / 20
                            && world.ravi.texts().size() > EACH_WAY / 20);
            world.kamailio.kill();
            world.prosody.kill();
            assertThat(world.nora.texts()).hasSizeLessThan(EACH_WAY);
            assertThat(world.ravi.texts()).hasSizeLessThan(EACH_WAY);
            world.prosody.restart();
            world.kamailio.restart();
            await().atMost(AT_LAST).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(once(world.nora.texts()))
                        .as("at nora; errors at ravi: %s", world.ravi.events("again"))
                        .hasSize(EACH_WAY);
                assertThat(once(world.ravi.texts()))
                        .as("at ravi; errors at nora: %s", world.nora.events("error"))
                        .hasSize(EACH_WAY);
            });
            LOG.info(
                    "{} texts in {} s, {} copies cut at nora, {} at ravi",
                    2 * EACH_WAY,
                    (System.nanoTime() - begun) / 1_000_000_000L,
                    world.nora.texts().size() - EACH_WAY,
                    world.ravi.texts().size() - EACH_WAY);
            assertThat(once(world.nora.texts())).isEqualTo(expected("from ravi "));
            assertThat(once(world.ravi.texts())).isEqualTo(expected("from nora "));
        }
    }

    private static List<String> expected(String prefix) {
        return IntStream.range(0, EACH_WAY).mapToObj(i -> prefix + i).toList();
    }

    /** The bodies, each id once. */
    private static List<String> once(List<ScriptUser.Text> texts) {
        Set<String> seen = new HashSet<>();
        return texts.stream()
                .filter(text -> seen.add(text.id()))
                .map(ScriptUser.Text::body)
                .toList();
    }
}
