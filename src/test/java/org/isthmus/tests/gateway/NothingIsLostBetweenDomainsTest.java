package org.isthmus.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isthmus.tests.peer.ScriptUser;
import org.isthmus.tests.peer.SipUser;
import org.isthmus.tests.peer.SlixUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many texts between two domains while datagrams get lost, connections break, both servers are killed and started again, and
 * the gateway is restarted. The senders
 * send again what was not confirmed, under the same id, as good clients do; a receiver knows a copy by its id. How many is
 * the system property {@code soak.texts}, for each direction.
 */
@Tag("peer")
class NothingIsLostBetweenDomainsTest {

    private static final Logger LOG = LoggerFactory.getLogger(NothingIsLostBetweenDomainsTest.class);
    private static final int EACH_WAY = Integer.getInteger("soak.texts", 500);
    private static final int MOST_UNDER_WAY = 800;
    private static final int ROUNDS = 1 + EACH_WAY / 20_000;
    private static final Duration AT_LAST = Duration.ofMinutes(6 + EACH_WAY / 500);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"udp, 0.01", "tcp, 0"})
    void everyTextArrivesOnceAndInOrderAlthoughTheServersDieAndTheWayIsRough(String transport, double loss) {
        try (JoinedDomains domains = new JoinedDomains(folder, transport, loss, "ravi", "nora");
                SlixUser nora = SlixUser.signIn(domains.room("nora"), "nora", domains.prosody);
                SipUser ravi = SipUser.signIn(domains.room("ravi"), "ravi", domains.kamailio)) {
            long begun = System.nanoTime();
            // The first text shows the gateway that ravi reads CPIM, in which ids cross.
            ravi.sendSurely("s0", "sip:nora@xmpp.test", "from ravi 0");
            await().atMost(AT_LAST).until(() -> nora.texts().size() == 1);
            nora.sendSurely("x0", "ravi@sip.test", "from nora 0");
            Talk talk = new Talk(nora, ravi);
            for (int round = 0; round < ROUNDS; round++) {
                disturb(domains, talk, round);
            }
            talk.awaitShare(1);
            LOG.info(
                    "{} texts over {} in {} s, {} datagrams lost, {} copies cut at nora, {} at ravi, {} told as failed",
                    2 * EACH_WAY,
                    transport,
                    (System.nanoTime() - begun) / 1_000_000_000L,
                    domains.lost(),
                    nora.texts().size() - EACH_WAY,
                    ravi.texts().size() - once(ravi.texts()).size(),
                    nora.events("error").size());
            assertThat(once(nora.texts())).isEqualTo(expected("from ravi "));
            Set<String> failed = new HashSet<>();
            nora.events("error").forEach(event -> failed.add(event.get("id").asText()));
            assertThat(once(ravi.texts()))
                    .isSubsetOf(expected("from nora "))
                    .containsAll(IntStream.range(0, EACH_WAY)
                            .filter(i -> !failed.contains("x" + i))
                            .mapToObj(i -> "from nora " + i)
                            .toList());
        }
    }

    /** Connections are broken, then both servers killed, then the gateway restarted, at even distances of the round. */
    private static void disturb(JoinedDomains domains, Talk talk, int round) {
        talk.awaitShare((round + 0.25) / ROUNDS);
        domains.breakConnections();
        talk.awaitShare((round + 0.5) / ROUNDS);
        domains.kamailio.kill();
        domains.prosody.kill();
        domains.prosody.restart();
        domains.kamailio.restart();
        talk.awaitShare((round + 0.75) / ROUNDS);
        domains.restartGateway();
    }

    /** Both write without waiting for answers, but not more than the other side can read in a while. */
    private static final class Talk {

        private final SlixUser nora;
        private final SipUser ravi;
        private int said = 1;

        Talk(SlixUser nora, SipUser ravi) {
            this.nora = nora;
            this.ravi = ravi;
        }

        /** Goes on until that share of the texts has arrived on both sides, or its sender knows that it did not. */
        void awaitShare(double share) {
            int many = (int) (EACH_WAY * share);
            await().atMost(AT_LAST).pollInterval(Duration.ofMillis(200)).until(() -> goOn() >= many);
        }

        private int goOn() {
            int atRavi = once(ravi.texts()).size() + nora.events("error").size();
            int arrived = Math.min(once(nora.texts()).size(), atRavi);
            for (; said < EACH_WAY && said < arrived + MOST_UNDER_WAY; said++) {
                nora.sendSurely("x" + said, "ravi@sip.test", "from nora " + said);
                ravi.sendSurely("s" + said, "sip:nora@xmpp.test", "from ravi " + said);
            }
            return arrived;
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
