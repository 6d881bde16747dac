package org.isthmus.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.xmpp.XmppAccountConfig.Encryption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class LostLinkTest {

    private final TestCertificates certificates = new TestCertificates();
    private final SystemScheduler scheduler = new SystemScheduler();
    private AccountRig rig;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        rig = new AccountRig(scheduler, certificates);
        server = new ScriptedServer(certificates.issuedTo(ScriptedServer.DOMAIN));
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
        server.close();
        scheduler.close();
    }

    @Test
    void resumesTheStreamAndMissesNothing() {
        Endpoint account = rig.signIn(server);
        server.acknowledging = false;
        CompletableFuture<Outcome> sent = account.send(AccountRig.text("m1", "before the cut"));
        awaitReceived("before the cut", 1);
        assertThat(sent).isNotDone();
        server.cut();
        server.push(
                "<message from='ben@x.test/p' to='ann@x.test' type='chat' id='b1'><body>meanwhile</body></message>");
        server.acknowledging = true;
        rig.awaitSignal(InstantMessage.class, message -> message.body().equals("meanwhile"));
        assertThat(sent).succeedsWithin(AccountRig.PATIENCE).isEqualTo(new Outcome.Accepted());
        assertThat(server.resumptions).hasValue(1);
        awaitReceived("before the cut", 1);
        assertThat(rig.bodies()).containsExactly("meanwhile");
    }

    @Test
    void sendsAgainInOrderWhatTheServerForgot() {
        Endpoint account = rig.signIn(server);
        server.acknowledging = false;
        List<CompletableFuture<Outcome>> sent =
                List.of(account.send(AccountRig.text("m1", "one")), account.send(AccountRig.text("m2", "two")));
        awaitReceived("two", 1);
        server.received.clear();
        server.acknowledging = true;
        server.crash();
        sent.forEach(
                each -> assertThat(each).succeedsWithin(AccountRig.PATIENCE).isEqualTo(new Outcome.Accepted()));
        assertThat(server.received.stream()
                        .filter(xml -> xml.startsWith("<message"))
                        .map(xml -> StreamTokens.attribute(xml, "id")))
                .containsExactly("m1", "m2");
    }

    /** What the server archived in its last seconds may not have been passed on before it died, so that is sent again. */
    @Test
    void doesNotSendAgainWhatTheArchiveHoldsExceptTheLastOfIt() {
        server.archiveIsThere = true;
        server.archive.put("a0", "<message xmlns='jabber:client' from='ben@x.test/p' to='ann@x.test' id='b0'/>");
        rig.mark = java.util.Optional.of("a0");
        Endpoint account = rig.signIn(server);
        server.acknowledging = false;
        List<CompletableFuture<Outcome>> sent = List.of(
                account.send(AccountRig.text("m1", "arrived")),
                account.send(AccountRig.text("m2", "uncertain")),
                account.send(AccountRig.text("m3", "the last archived")),
                account.send(AccountRig.text("m4", "lost")));
        awaitReceived("lost", 1);
        server.archived("a1", "2026-01-02T03:04:05Z", ours("m1", "arrived"));
        server.archived("a2", "2026-01-02T03:05:00Z", ours("m2", "uncertain"));
        server.archived("a3", "2026-01-02T03:05:01Z", ours("m3", "the last archived"));
        server.received.clear();
        server.acknowledging = true;
        server.crash();
        sent.forEach(
                each -> assertThat(each).succeedsWithin(AccountRig.PATIENCE).isEqualTo(new Outcome.Accepted()));
        assertThat(server.received.stream()
                        .filter(xml -> xml.startsWith("<message"))
                        .map(xml -> StreamTokens.attribute(xml, "id")))
                .containsExactly("m2", "m3", "m4");
        assertThat(rig.bodies()).isEmpty();
    }

    private static String ours(String id, String body) {
        return "<message xmlns='jabber:client' from='ann@x.test/r' to='ben@x.test' id='" + id + "' type='chat'><body>"
                + body + "</body></message>";
    }

    @Test
    void saysAtOnceThatItIsNotSignedIn() {
        Endpoint account = rig.network.account(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED), rig);
        assertThat(account.send(AccountRig.text("m1", "x")))
                .succeedsWithin(Duration.ofSeconds(5))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure().reason()).isEqualTo(Reason.NOT_SIGNED_IN));
    }

    @Test
    void noticesABlackHoleWellWithinAMinute() throws IOException {
        ManualTime time = new ManualTime();
        try (AccountRig manual = new AccountRig(time, certificates)) {
            manual.signIn(server);
            await().atMost(AccountRig.PATIENCE).until(() -> !manual.contacts.isEmpty());
            server.mood = ScriptedServer.Mood.BLACK_HOLE;
            Duration passed = Duration.ZERO;
            while (manual.states.getLast() instanceof EndpointState.Online
                    && passed.compareTo(Duration.ofSeconds(45)) < 0) {
                time.pass(Duration.ofSeconds(1));
                passed = passed.plusSeconds(1);
                CompletableFuture<Outcome> barrier = manual.network
                        .account(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED), manual)
                        .send(AccountRig.text("barrier", ""));
                assertThat(barrier).succeedsWithin(AccountRig.PATIENCE);
            }
            await().atMost(AccountRig.PATIENCE)
                    .until(() -> manual.states.stream().anyMatch(EndpointState.Failed.class::isInstance));
            assertThat(manual.lastFailure().failure().reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(passed).isLessThanOrEqualTo(Duration.ofSeconds(45));

            server.cut();
            server.mood = ScriptedServer.Mood.NORMAL;
            // An attempt may be under way that began before the server came back; its pause comes on top of the first
            // one's.
            AtomicInteger waited = new AtomicInteger();
            await().atMost(AccountRig.PATIENCE).until(() -> {
                if (manual.states.getLast() instanceof EndpointState.Failed) {
                    time.pass(Duration.ofSeconds(1));
                    waited.incrementAndGet();
                }
                return manual.states.getLast() instanceof EndpointState.Online;
            });
            assertThat(waited).hasValueLessThanOrEqualTo(5);
        }
    }

    @Test
    void keepsTheOrderOfManyMessagesBothWays() {
        Endpoint account = rig.signIn(server);
        int many = 500;
        List<CompletableFuture<Outcome>> sent = java.util.stream.IntStream.range(0, many)
                .mapToObj(i -> account.send(AccountRig.text("m" + i, "out " + i)))
                .toList();
        for (int i = 0; i < many; i++) {
            server.push("<message from='ben@x.test/p' to='ann@x.test' type='chat' id='b" + i + "'><body>in " + i
                    + "</body></message>");
        }
        sent.forEach(
                each -> assertThat(each).succeedsWithin(AccountRig.PATIENCE).isEqualTo(new Outcome.Accepted()));
        await().atMost(AccountRig.PATIENCE).until(() -> rig.bodies().size() == many);
        assertThat(rig.bodies())
                .isEqualTo(java.util.stream.IntStream.range(0, many)
                        .mapToObj(i -> "in " + i)
                        .toList());
        assertThat(server.received.stream()
                        .filter(xml -> xml.startsWith("<message"))
                        .map(xml -> StreamTokens.text(xml, "body")))
                .isEqualTo(java.util.stream.IntStream.range(0, many)
                        .mapToObj(i -> "out " + i)
                        .toList());
    }

    private void awaitReceived(String body, long times) {
        await().atMost(AccountRig.PATIENCE)
                .until(() -> server.received.stream()
                                .filter(xml -> xml.contains("<body>" + body + "<"))
                                .count()
                        == times);
    }
}
