package org.isthmus.gateway.xmpp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.gateway.xmpp.component.RecordedArrivals.PATIENCE;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.isthmus.gateway.xmpp.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** QUALITY: what is malformed is an error or a drop, and the component goes on serving. */
@Timeout(600)
class HostileStanzasTest {

    private static final int MANY = 1_000;
    private static final long SEED = 20_260_101L;

    private final ManualTime time = new ManualTime();
    private final RecordedArrivals arrivals = new RecordedArrivals();
    private ScriptedComponentServer server;
    private XmppComponent component;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedComponentServer();
        component = new XmppComponent(server.config(), time);
        component.start(arrivals);
        arrivals.awaitOnline(1);
    }

    @AfterEach
    void stop() throws IOException {
        component.close();
        server.close();
    }

    @Test
    void servesAgainAfterEachOfAThousandMalformedStanzas() {
        MalformedStanzas stanzas = new MalformedStanzas(SEED);
        for (int i = 0; i < MANY; i++) {
            Malformed malformed = stanzas.next();
            String probe = "probe " + i;
            int losses = arrivals.losses.size();
            server.push(malformed.bytes());
            pushProbe(probe);
            quickly(() -> arrivals.bodies().contains(probe) || arrivals.losses.size() > losses, malformed);
            if (arrivals.losses.size() > losses) {
                assertThat(malformed.streamSurvives()).as(malformed.toString()).isFalse();
                comeBack(losses + 2, malformed);
                pushProbe(probe);
                quickly(() -> arrivals.bodies().contains(probe), malformed);
            }
            assertThat(arrivals.bodies()).as(malformed.toString()).noneMatch(body -> body.contains(Malformed.MARK));
            arrivals.stanzas.clear();
        }
        assertThat(component.status().badStanzas()).isGreaterThan(MANY / 4);
    }

    private void comeBack(int connection, Malformed malformed) {
        time.pass(Duration.ofSeconds(5));
        quickly(() -> arrivals.times("online") >= connection, malformed);
    }

    private void pushProbe(String body) {
        server.push("<message from='ann@x.test/p' to='ravi@sip.test'><body>" + body + "</body></message>");
    }

    private static void quickly(BooleanSupplier condition, Malformed malformed) {
        await(malformed.toString())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(condition::getAsBoolean);
    }

    @Test
    void tellsTheServerWhatWasWrong() {
        server.push("<!DOCTYPE m>");
        await().atMost(PATIENCE).until(() -> server.received.stream().anyMatch(xml -> xml.contains("<restricted-xml")));
        arrivals.awaitLost(1);
    }
}
