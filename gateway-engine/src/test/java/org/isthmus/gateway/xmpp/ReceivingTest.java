package org.isthmus.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Origin;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class ReceivingTest {

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
    void takesAMessageFromABareAddress() {
        rig.signIn(server);
        server.push(message("ben@x.test", "hello", ""));
        InstantMessage got = rig.awaitSignal(InstantMessage.class, m -> true);
        assertThat(got.from()).isEqualTo(AccountRig.BEN);
        assertThat(got.origin()).isEqualTo(Origin.LIVE);
    }

    @Test
    void believesCopiesOfOurOwnServerOnly() {
        rig.signIn(server);
        server.push(carbon("mallory@evil.test/x", "received", message("ben@x.test/p", "forged", "")));
        server.push(carbon("ann@x.test", "received", message("ben@x.test/p", "to the other device", "")));
        server.push(carbon("ann@x.test", "sent", ours("m7", "from the other device")));
        server.push(message("ben@x.test", "last", ""));
        rig.awaitSignal(InstantMessage.class, m -> m.body().equals("last"));
        assertThat(rig.signals.stream()
                        .filter(InstantMessage.class::isInstance)
                        .map(InstantMessage.class::cast)
                        .map(m -> m.origin() + " " + m.body()))
                .containsExactly("CARBON to the other device", "CARBON from the other device", "LIVE last");
    }

    @Test
    void readsTheArchivePageByPageFromTheMark() {
        server.archiveIsThere = true;
        for (int i = 0; i < 35; i++) {
            server.archive.put("a" + i, message("ben@x.test/p", "old " + i, ""));
        }
        rig.mark = Optional.of("a4");
        rig.signIn(server);
        await().atMost(AccountRig.PATIENCE).until(() -> rig.bodies().size() == 30);
        assertThat(rig.bodies()).startsWith("old 5").endsWith("old 34");
        assertThat(rig.signals).filteredOn(InstantMessage.class::isInstance).allSatisfy(signal -> {
            assertThat(((InstantMessage) signal).origin()).isEqualTo(Origin.ARCHIVE);
            assertThat(((InstantMessage) signal).sentAt()).contains(java.time.Instant.parse("2026-01-02T03:04:05Z"));
        });
        await().atMost(AccountRig.PATIENCE).until(() -> rig.mark.equals(Optional.of("a34")));

        server.push(message("ben@x.test/p", "new", "<stanza-id xmlns='urn:xmpp:sid:0' by='ann@x.test' id='a35'/>"));
        await().atMost(AccountRig.PATIENCE).until(() -> rig.mark.equals(Optional.of("a35")));
    }

    @Test
    void deliversOnceWhatCameLiveAndIsInTheArchiveToo() {
        server.archiveIsThere = true;
        server.archive.put("a0", message("ben@x.test/p", "old", ""));
        rig.signIn(server);
        rig.awaitSignal(InstantMessage.class, m -> m.body().equals("old"));
        server.push(message("ben@x.test/p", "new", "<stanza-id xmlns='urn:xmpp:sid:0' by='ann@x.test' id='a1'/>"));
        rig.awaitSignal(InstantMessage.class, m -> m.body().equals("new"));
        server.archive.put("a1", message("ben@x.test/p", "new", ""));
        server.archive.put("a2", message("ben@x.test/p", "missed", ""));
        rig.mark = Optional.of("a0");
        server.crash();
        InstantMessage missed =
                rig.awaitSignal(InstantMessage.class, m -> m.body().equals("missed"));
        assertThat(missed.origin()).isEqualTo(Origin.LIVE);
        assertThat(rig.bodies()).containsExactly("old", "new", "missed");
    }

    @Test
    void deliversOnceWhatTheSenderSentTwiceUnderTheSameId() {
        rig.signIn(server);
        String twice = message("ben@x.test/p", "hello", "");
        server.push(twice);
        server.push(twice);
        server.push(twice.replace("hello", "another text under that id"));
        server.push(message("ben@x.test/p", "last", ""));
        rig.awaitSignal(InstantMessage.class, m -> m.body().equals("last"));
        assertThat(rig.bodies()).containsExactly("hello", "another text under that id", "last");
    }

    @Test
    void turnsAnErrorIntoAFailedReceipt() {
        rig.signIn(server);
        server.push("<message from='ben@x.test' to='ann@x.test/r' type='error' id='m1'><error type='cancel'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        Receipt receipt = rig.awaitSignal(Receipt.class, r -> r.messageId().equals("m1"));
        assertThat(receipt.fate()).isEqualTo(Receipt.Fate.FAILED);
        assertThat(receipt.failure().orElseThrow().reason()).isEqualTo(Reason.UNKNOWN_RECIPIENT);
    }

    @Test
    void tellsTheSenderOfARefusedMessage() {
        rig.refusal = Optional.of(Failure.of(Reason.STORAGE, "disk full"));
        rig.signIn(server);
        server.push(message("ben@x.test/p", "hello", ""));
        await().atMost(AccountRig.PATIENCE)
                .until(() -> server.received.stream()
                        .anyMatch(xml -> xml.startsWith("<message")
                                && StreamTokens.attribute(xml, "type").equals("error")
                                && StreamTokens.attribute(xml, "to").equals("ben@x.test/p")));
    }

    @Test
    void asksThePersonAboutASubscriptionAndAnswersNothingByItself() {
        rig.signIn(server);
        server.push("<presence from='ben@x.test' to='ann@x.test' type='subscribe'><status>please</status></presence>");
        SubscriptionRequest request = rig.awaitSignal(SubscriptionRequest.class, r -> true);
        assertThat(request.note()).isEqualTo("please");
        server.push(message("ben@x.test", "after", ""));
        rig.awaitSignal(InstantMessage.class, m -> m.body().equals("after"));
        assertThat(server.received).noneMatch(xml -> xml.contains("subscribed"));
    }

    @Test
    void believesRosterPushesOfOurOwnServerOnly() {
        rig.signIn(server);
        await().atMost(AccountRig.PATIENCE).until(() -> !rig.contacts.isEmpty());
        server.push(rosterPush("mallory@evil.test", "mallory@evil.test"));
        server.push(rosterPush("ann@x.test", "ben@x.test"));
        await().atMost(AccountRig.PATIENCE).until(() -> rig.contacts.getLast().size() == 1);
        assertThat(rig.contacts.getLast().getFirst().address()).isEqualTo(AccountRig.BEN);
        assertThat(rig.contacts.getLast().getFirst().groups()).isEqualTo(Set.of("Friends"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message from='ben@x.test' to='ann@x.test' type='nonsense'><body>x</body></message>",
                "<message from='not a jid@@' to='ann@x.test'><body>x</body></message>",
                "<presence from='ben@x.test' to='ann@x.test'><priority>many</priority></presence>",
                "<message from='ben@x.test' to='ann@x.test'><delay xmlns='urn:xmpp:delay' stamp='never'/></message>",
                "<message from='ben@x.test' to='ann@x.test'><received xmlns='urn:xmpp:receipts'/></message>",
                "<message from='ann@x.test' to='ann@x.test'><sent xmlns='urn:xmpp:carbons:2'/></message>",
                "<message to='ann@x.test'><result xmlns='urn:xmpp:mam:2' id='1'/></message>",
                "<message from='ben@x.test' to='ann@x.test' type='error' id='x'/>",
                "<iq from='ben@x.test/p' to='ann@x.test/r' type='set' id='q'><jingle xmlns='urn:xmpp:jingle:1'/></iq>",
                "<iq from='ben@x.test/p' to='ann@x.test/r' type='get' id='q'/>",
                "<nonsense xmlns='jabber:client'/>"
            })
    void survivesAHostileStanza(String stanza) {
        rig.signIn(server);
        server.push(stanza);
        server.push(message("ben@x.test", "still here", ""));
        rig.awaitSignal(InstantMessage.class, m -> m.body().equals("still here"));
        assertThat(rig.states).noneMatch(EndpointState.Failed.class::isInstance);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void comesBackAfterAStanzaThatIsTooDeep() {
        Endpoint account = rig.signIn(server);
        server.push(
                "<message from='ben@x.test' to='ann@x.test'>" + "<a>".repeat(600) + "</a>".repeat(600) + "</message>");
        await().atMost(AccountRig.PATIENCE).until(() -> server.connections.get() >= 2);
        rig.awaitOnline();
        server.push(message("ben@x.test", "after it", ""));
        rig.awaitSignal(InstantMessage.class, m -> m.body().equals("after it"));
        assertThat(account.state()).isInstanceOf(EndpointState.Online.class);
    }

    private static String message(String from, String body, String extra) {
        return "<message xmlns='jabber:client' from='" + from + "' to='ann@x.test' type='chat' id='"
                + java.util.UUID.randomUUID() + "'><body>" + body + "</body>" + extra + "</message>";
    }

    private static String ours(String id, String body) {
        return "<message xmlns='jabber:client' from='ann@x.test/other' to='ben@x.test' type='chat' id='" + id
                + "'><body>" + body + "</body></message>";
    }

    private static String carbon(String from, String direction, String inner) {
        return "<message from='" + from + "' to='ann@x.test/r'><" + direction + " xmlns='urn:xmpp:carbons:2'>"
                + "<forwarded xmlns='urn:xmpp:forward:0'>" + inner + "</forwarded></" + direction + "></message>";
    }

    private static String rosterPush(String from, String contact) {
        return "<iq from='" + from + "' to='ann@x.test/r' type='set' id='" + java.util.UUID.randomUUID()
                + "'><query xmlns='jabber:iq:roster'><item jid='" + contact
                + "' name='N' subscription='both'><group>Friends</group></item></query></iq>";
    }
}
