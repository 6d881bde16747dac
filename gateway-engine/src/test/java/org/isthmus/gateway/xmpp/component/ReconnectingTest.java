package org.isthmus.gateway.xmpp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.gateway.xmpp.component.RecordedArrivals.PATIENCE;

import java.io.IOException;
import java.time.Duration;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.ManualTime;
import org.isthmus.gateway.xmpp.component.ScriptedComponentServer.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class ReconnectingTest {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final RecordedArrivals arrivals = new RecordedArrivals();
    private ScriptedComponentServer server;
    private XmppComponent component;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedComponentServer();
        component = new XmppComponent(server.config(), time);
    }

    @AfterEach
    void stop() throws IOException {
        component.close();
        server.close();
    }

    private Failure lastLoss() {
        return arrivals.losses.getLast();
    }

    /** The longest that it may wait after so many attempts; no second attempt fits into it. */
    private static Duration waitAfter(int attempts) {
        Duration doubled = Duration.ofMillis(250L << (attempts - 1));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    @Test
    void comesBackAfterTheConnectionWasCut() {
        component.start(arrivals);
        arrivals.awaitOnline(1);
        server.cut();
        arrivals.awaitLost(1);
        assertThat(component.send(ConnectedComponentTest.message("m", "lost"))).isFalse();
        assertThat(component.status().connectedSince()).isEmpty();
        assertThat(component.status().lastFailure()).contains(lastLoss().detail());
        time.pass(Duration.ofMillis(250));
        arrivals.awaitOnline(2);
        assertThat(component.send(ConnectedComponentTest.message("m", "back"))).isTrue();
        assertThat(arrivals.story).containsExactly("online", "lost", "online");
    }

    @Test
    void comesBackAtOnceWhenTheServerClosesAStreamThatWorked() {
        component.start(arrivals);
        arrivals.awaitOnline(1);
        time.pass(Duration.ofSeconds(20));
        server.push("</stream:stream>");
        arrivals.awaitLost(1);
        time.pass(Duration.ZERO);
        arrivals.awaitOnline(2);
        assertThat(lastLoss().reason()).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void triesLessOftenWhileTheServerIsDownButAtLeastEveryFiveSeconds() throws IOException {
        server.stop();
        component.start(arrivals);
        for (int attempt = 1; attempt <= 8; attempt++) {
            arrivals.awaitLost(attempt);
            assertThat(lastLoss().reason()).isEqualTo(Reason.CONNECTION_REFUSED);
            time.pass(waitAfter(attempt));
        }
        arrivals.awaitLost(9);
        time.pass(Duration.ofSeconds(3));
        assertThat(arrivals.losses).hasSize(9);
        server.startAgain();
        time.pass(Duration.ofSeconds(2));
        arrivals.awaitOnline(1);
    }

    @Test
    void aServerThatTakesConnectionsAndDropsThemIsNotRunOver() {
        server.mood = Mood.CLOSES_AT_ONCE;
        component.start(arrivals);
        for (int attempt = 1; attempt <= 5; attempt++) {
            arrivals.awaitLost(attempt);
            time.pass(waitAfter(attempt));
        }
        arrivals.awaitLost(6);
        assertThat(server.connections).hasValue(6);
        server.mood = Mood.NORMAL;
        time.pass(LONGEST_WAIT);
        arrivals.awaitOnline(1);
    }

    @Test
    void saysThatTheSecretIsWrongAndTriesSlowly() {
        ComponentConfig right = server.config();
        component = new XmppComponent(
                new ComponentConfig(right.host(), right.port(), right.domain(), "another secret"), time);
        component.start(arrivals);
        arrivals.awaitLost(1);
        assertThat(lastLoss().reason()).isEqualTo(Reason.WRONG_PASSWORD);
        assertThat(lastLoss().detail()).contains("secret", "sip.test").doesNotContain("another secret");
        time.pass(Duration.ofSeconds(25));
        assertThat(server.connections).hasValue(1);
        time.pass(Duration.ofSeconds(5));
        arrivals.awaitLost(2);
    }

    @Test
    void saysThatTheServerDoesNotKnowTheComponentAndTriesSlowly() {
        server.mood = Mood.KNOWS_NO_SUCH_COMPONENT;
        component.start(arrivals);
        arrivals.awaitLost(1);
        assertThat(lastLoss().reason()).isEqualTo(Reason.ACCOUNT_REFUSED);
        assertThat(lastLoss().detail()).contains("does not know the component sip.test");
        time.pass(Duration.ofSeconds(25));
        assertThat(server.connections).hasValue(1);
        server.mood = Mood.NORMAL;
        time.pass(Duration.ofSeconds(5));
        arrivals.awaitOnline(1);
    }

    @Test
    void saysThatThePortIsForClients() {
        server.mood = Mood.TAKES_CLIENTS_ONLY;
        component.start(arrivals);
        arrivals.awaitLost(1);
        assertThat(lastLoss().reason()).isEqualTo(Reason.NOT_SUPPORTED);
        assertThat(lastLoss().detail()).contains("does not take components");
    }

    @Test
    void saysThatTheHostIsUnknown() {
        component = new XmppComponent(new ComponentConfig("nowhere.invalid", 5347, "sip.test", "s"), time);
        component.start(arrivals);
        arrivals.awaitLost(1);
        assertThat(lastLoss().reason()).isEqualTo(Reason.UNKNOWN_HOST);
    }

    @Test
    void givesUpAServerThatDoesNotAnswerTheHandshake() {
        server.mood = Mood.SAYS_NOTHING;
        component.start(arrivals);
        await().atMost(PATIENCE).until(() -> server.connections.get() == 1);
        await().atMost(PATIENCE).until(() -> {
            time.pass(Duration.ofSeconds(15));
            return !arrivals.losses.isEmpty();
        });
        assertThat(arrivals.losses.getFirst().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void aSilentServerThatReturnsPingsIsAlive() {
        component.start(arrivals);
        arrivals.awaitOnline(1);
        for (int minute = 1; minute <= 4; minute++) {
            int pings = minute;
            time.pass(Duration.ofSeconds(35));
            await().atMost(PATIENCE).until(() -> server.received.size() == pings);
            server.push("<presence from='ann@x.test/p' to='ravi@sip.test'/>");
            await().atMost(PATIENCE).until(() -> arrivals.stanzas.size() == pings);
        }
        assertThat(arrivals.story).doesNotContain("lost");
    }

    @Test
    void noticesABlackHoleWithinAMinute() {
        component.start(arrivals);
        arrivals.awaitOnline(1);
        server.mood = Mood.BLACK_HOLE;
        time.pass(Duration.ofSeconds(30));
        assertThat(arrivals.losses).isEmpty();
        time.pass(Duration.ofSeconds(29));
        arrivals.awaitLost(1);
        assertThat(lastLoss().reason()).isEqualTo(Reason.TIMEOUT);
        server.mood = Mood.NORMAL;
        time.pass(LONGEST_WAIT);
        arrivals.awaitOnline(2);
    }

    @Test
    void takesNoMoreThanItsLimitWhileTheServerDoesNotRead() {
        component.start(arrivals);
        arrivals.awaitOnline(1);
        server.mood = Mood.BLACK_HOLE;
        String large = "x".repeat(1_000_000);
        int taken = 0;
        while (taken < 200 && component.send(ConnectedComponentTest.message("m", large))) {
            taken++;
        }
        assertThat(taken).isBetween(31, 60);
        assertThat(component.status().queueLength()).isPositive();
    }

    @Test
    void tellsNothingOnceItIsClosed() {
        server.mood = Mood.SAYS_NOTHING;
        component.start(arrivals);
        await().atMost(PATIENCE).until(() -> server.connections.get() == 1);
        component.close();
        time.pass(Duration.ofMinutes(1));
        assertThat(arrivals.story).isEmpty();
    }
}
