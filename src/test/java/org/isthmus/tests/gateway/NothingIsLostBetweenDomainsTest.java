package org.isthmus.tests.gateway;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many texts between two domains while datagrams get lost, connections break, both servers are killed and started again, and
 * the gateway is restarted. The senders send again what was not confirmed, under the same id, as good clients do; a receiver
 * knows a copy by its id. The system property {@code soak.texts} is how many for each direction, {@code soak.pairs} how many
 * people write on each side.
 */
@Tag("peer")
class NothingIsLostBetweenDomainsTest {

    private static final Logger LOG = LoggerFactory.getLogger(NothingIsLostBetweenDomainsTest.class);
    private static final int EACH_WAY = Integer.getInteger("soak.texts", 500);
    private static final int PAIRS = Integer.getInteger("soak.pairs", 2);
    private static final int ROUNDS = 1 + EACH_WAY / 20_000;
    private static final Duration AT_LAST = Duration.ofMinutes(6 + EACH_WAY / 500);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"udp, 0.01", "tcp, 0"})
    void everyTextArrivesOnceAndInOrderAlthoughTheServersDieAndTheWayIsRough(String transport, double loss) {
        try (JoinedDomains domains = new JoinedDomains(folder, transport, loss, names("ravi"), names("nora"));
                Talks talks = new Talks(domains)) {
            long begun = System.nanoTime();
            talks.begin();
            for (int round = 0; round < ROUNDS; round++) {
                disturb(domains, talks, round);
            }
            talks.awaitShare(1);
            LOG.info(
                    "{} texts over {} in {} s, {} datagrams lost, {} copies cut, {} told as failed, {} said again late",
                    2 * EACH_WAY,
                    transport,
                    (System.nanoTime() - begun) / 1_000_000_000L,
                    domains.lost(),
                    talks.all.stream().mapToInt(Talk::copies).sum(),
                    talks.all.stream().mapToInt(Talk::failed).sum(),
                    talks.all.stream().mapToInt(Talk::late).sum());
            talks.all.forEach(Talk::verify);
        }
    }

    /** Connections are broken, then both servers killed, then the gateway restarted, at even distances of the round. */
    private static void disturb(JoinedDomains domains, Talks talks, int round) {
        talks.awaitShare((round + 0.25) / ROUNDS);
        domains.breakConnections();
        talks.awaitShare((round + 0.5) / ROUNDS);
        domains.kamailio.kill();
        domains.prosody.kill();
        domains.prosody.restart();
        domains.kamailio.restart();
        talks.awaitShare((round + 0.75) / ROUNDS);
        domains.restartGateway();
    }

    private static List<String> names(String first) {
        return IntStream.range(0, PAIRS).mapToObj(i -> first + i).toList();
    }

    private static final class Talks implements AutoCloseable {

        final List<Talk> all = new ArrayList<>();

        Talks(JoinedDomains domains) {
            for (int i = 0; i < PAIRS; i++) {
                all.add(new Talk(domains, names("ravi").get(i), names("nora").get(i), EACH_WAY / PAIRS));
            }
        }

        void begin() {
            all.forEach(Talk::begin);
            await().atMost(AT_LAST)
                    .until(() -> all.stream().filter(Talk::hasBegun).count() == all.size());
        }

        /** Goes on until that share of the texts has arrived on both sides, or its sender knows that it did not. */
        void awaitShare(double share) {
            int many = (int) (EACH_WAY / PAIRS * PAIRS * share);
            await().atMost(AT_LAST)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> all.stream().mapToInt(Talk::goOn).sum() >= many);
        }

        @Override
        public void close() {
            all.forEach(Talk::close);
        }
    }
}
