package org.isthmus.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.sip.message.Request;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

/** What becomes of the texts of XMPP users, up to the answer that their sender gets. */
class MessagesToSipTest {

    private static final String NORA = "nora@xmpp.test/tab";
    private static final String RAVI = "ravi@sip.test";

    private final GatewayRig rig = new GatewayRig();

    @Test
    void aTextGoesToTheMappedAddressAndNothingComesBackForA200() {
        rig.text(NORA, RAVI, "m1", "Hello");
        Request request = rig.sip.requests().getFirst();
        assertThat(request.getRequestURI()).hasToString("sip:ravi@sip.test");
        assertThat(request.getHeader("From").toString()).contains("<sip:nora@xmpp.test;gr=tab>");
        assertThat(body(request)).isEqualTo("Hello");
        rig.sip.answer(0, 200, "OK");
        assertThat(rig.xmpp.messages()).isEmpty();
        assertThat(rig.gateway.status().toSip().delivered()).isEqualTo(1);
    }

    @Test
    void oneAtATimeToEachRecipientInOrder() {
        rig.text(NORA, RAVI, "m1", "one");
        rig.text(NORA, RAVI, "m2", "two");
        rig.text("mia@xmpp.test", RAVI, "m3", "three");
        rig.text(NORA, "lea@sip.test", "m4", "elsewhere");
        assertThat(rig.sip.requests()).extracting(MessagesToSipTest::body).containsExactly("one", "elsewhere");
        assertThat(rig.gateway.status().waiting()).isEqualTo(2);
        rig.sip.answer(0, 200, "OK");
        rig.sip.answer(2, 404, "Not Found");
        assertThat(rig.sip.requests())
                .extracting(MessagesToSipTest::body)
                .containsExactly("one", "elsewhere", "two", "three");
    }

    @Test
    void theSenderHearsWhyItWasNotDelivered() {
        rig.text(NORA, RAVI, "m1", "Hello");
        rig.sip.answer(0, 404, "No such user here");
        Message error = rig.lastStanza();
        assertThat(error.getType()).isEqualTo(Message.Type.error);
        assertThat(error.getStanzaId()).isEqualTo("m1");
        assertThat(error.getTo().toString()).isEqualTo(NORA);
        assertThat(error.getFrom().toString()).isEqualTo(RAVI);
        assertThat(error.getError().getCondition()).isEqualTo(StanzaError.Condition.item_not_found);
        assertThat(error.getError().getDescriptiveText()).isEqualTo("No such user here");
    }

    @Test
    void theSenderHearsThatNobodyAnswered() {
        rig.text(NORA, RAVI, "m1", "Hello");
        rig.sip.fail(0, Failure.of(Reason.TIMEOUT, "no answer"));
        assertThat(rig.lastStanza().getError().getCondition()).isEqualTo(StanzaError.Condition.remote_server_timeout);
    }

    @Test
    void theSenderHearsOfAFaultOfTheGatewayAndTheNextTextGoes() {
        rig.text(NORA, RAVI, "m1", "Hello");
        rig.text(NORA, RAVI, "m2", "Again");
        rig.sip.breakDown(0);
        assertThat(rig.lastStanza().getStanzaId()).isEqualTo("m1");
        assertThat(rig.lastStanza().getError()).isNotNull();
        assertThat(rig.sip.requests()).hasSize(2);
    }

    @Test
    void theAnswerWaitsWhileTheXmppServerIsAway() {
        rig.text(NORA, RAVI, "m1", "Hello");
        rig.xmpp.online(false);
        rig.gateway.lost(Failure.of(Reason.CONNECTION_LOST, "gone"));
        rig.sip.answer(0, 486, "Busy Here");
        assertThat(rig.xmpp.messages()).isEmpty();
        rig.xmpp.online(true);
        rig.gateway.online();
        assertThat(rig.lastStanza().getStanzaId()).isEqualTo("m1");
    }

    @Test
    void theAnswerThatCameTooLateForTheStreamIsGivenAfterTheRestart() {
        GatewayRules rules = GatewayRules.between(Set.of("sip.test"), Set.of("xmpp.test"));
        GatewayMemory store = new MemoryStore();
        GatewayRig before = new GatewayRig(rules, store);
        before.gateway.stop(Duration.ofSeconds(5));
        before.xmpp.online(false);
        before.text(NORA, RAVI, "m1", "Goodbye");
        before.gateway.keepAnswers().toCompletableFuture().join();

        GatewayRig after = new GatewayRig(rules, store);
        assertThat(after.lastStanza().getStanzaId()).isEqualTo("m1");
        assertThat(String.valueOf(after.lastStanza().getTo())).isEqualTo(NORA);
        assertThat(after.lastStanza().getError()).isNotNull();
        after.settle();
        assertThat(new GatewayRig(rules, store).xmpp.messages()).isEmpty();
    }

    @Test
    void theAnswerThatWasOutWhenTheConnectionBrokeIsGivenAgain() {
        rig.text(NORA, RAVI, "m1", "Hello");
        rig.sip.answer(0, 486, "Busy Here");
        rig.gateway.lost(Failure.of(Reason.CONNECTION_LOST, "gone"));
        rig.gateway.online();
        assertThat(rig.xmpp.messages()).extracting(Message::getStanzaId).containsExactly("m1", "m1");
    }

    @Test
    void theAnswerThatTheServerHasIsNotGivenAgain() {
        rig.text(NORA, RAVI, "m1", "Hello");
        rig.sip.answer(0, 486, "Busy Here");
        rig.settle();
        rig.gateway.lost(Failure.of(Reason.CONNECTION_LOST, "gone"));
        rig.gateway.online();
        assertThat(rig.xmpp.messages()).hasSize(1);
    }

    @Test
    void theAnswerThatWasOutWhenTheGatewayEndedIsGivenAfterTheRestart() {
        GatewayRules rules = GatewayRules.between(Set.of("sip.test"), Set.of("xmpp.test"));
        GatewayMemory store = new MemoryStore();
        GatewayRig before = new GatewayRig(rules, store);
        before.text(NORA, RAVI, "m1", "Goodbye");
        before.sip.answer(0, 486, "Busy Here");
        before.gateway.keepAnswers().toCompletableFuture().join();

        assertThat(new GatewayRig(rules, store).lastStanza().getStanzaId()).isEqualTo("m1");
    }

    @Test
    void aLongTextGoesBackToItsSender() {
        rig.text(NORA, RAVI, "m1", "x".repeat(1300));
        assertThat(rig.sip.requests()).isEmpty();
        assertThat(rig.lastStanza().getError().getCondition()).isEqualTo(StanzaError.Condition.policy_violation);
    }

    @Test
    void aLongTextGoesInPartsWhereTheRulesSaySo() {
        GatewayRig splitting = new GatewayRig(rules(LongMessages.SPLIT, 1300));
        String text = "word ".repeat(800);
        splitting.text(NORA, RAVI, "m1", text);
        int sent = 0;
        while (sent < splitting.sip.requests().size()) {
            splitting.sip.answer(sent++, 200, "OK");
        }
        assertThat(splitting.sip.requests())
                .hasSizeGreaterThan(3)
                .allSatisfy(part -> assertThat(part.toString().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(1300));
        assertThat(String.join(
                        "",
                        splitting.sip.requests().stream()
                                .map(MessagesToSipTest::body)
                                .toList()))
                .isEqualTo(text);
        assertThat(splitting.gateway.status().toSip().delivered()).isEqualTo(1);
    }

    @Test
    void nothingFollowsAPartThatWasRefused() {
        GatewayRig splitting = new GatewayRig(rules(LongMessages.SPLIT, 1300));
        splitting.text(NORA, RAVI, "m1", "word ".repeat(800));
        splitting.sip.answer(0, 603, "Decline");
        assertThat(splitting.sip.requests()).hasSize(1);
        assertThat(splitting.lastStanza().getStanzaId()).isEqualTo("m1");
    }

    @Test
    void aLongTextGoesWholeWhereThePathIsSafe() {
        GatewayRig wide = new GatewayRig(rules(LongMessages.REFUSE, 8000));
        wide.text(NORA, RAVI, "m1", "x".repeat(4000));
        assertThat(body(wide.sip.requests().getFirst())).hasSize(4000);
    }

    @Test
    void whoIsNotOfTheDomainIsRefused() {
        rig.text("mallory@elsewhere.test", RAVI, "m1", "Hello");
        assertThat(rig.lastStanza().getError().getCondition()).isEqualTo(StanzaError.Condition.forbidden);
        rig.text("mallory@sip.test", RAVI, "m2", "Hello");
        assertThat(rig.lastStanza().getError().getCondition()).isEqualTo(StanzaError.Condition.forbidden);
        assertThat(rig.sip.requests()).isEmpty();
    }

    @Test
    void aFloodIsCutOffAndItsSenderTold() {
        for (int i = 0; i < 250; i++) {
            rig.text(NORA, RAVI, "m" + i, "text " + i);
        }
        assertThat(rig.gateway.status().floods()).isEqualTo(50);
        assertThat(rig.xmpp.messages())
                .hasSize(50)
                .allSatisfy(error -> assertThat(error.getError().getCondition())
                        .isEqualTo(StanzaError.Condition.resource_constraint));
    }

    @Test
    void theSameTextOverAndOverIsALoop() {
        for (int i = 0; i < 22; i++) {
            rig.text(NORA, RAVI, "m" + i, "echo");
        }
        assertThat(rig.gateway.status().loops()).isEqualTo(2);
        assertThat(rig.lastStanza().getError().getCondition()).isEqualTo(StanzaError.Condition.not_acceptable);
    }

    @Test
    void anErrorIsNeverAnswered() {
        rig.stanza("<message xmlns='jabber:client' from='" + NORA + "' to='" + RAVI
                + "' id='e1' type='error'><body>x</body><error type='cancel'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        assertThat(rig.sip.requests()).isEmpty();
        assertThat(rig.xmpp.messages()).isEmpty();
    }

    private static GatewayRules rules(LongMessages longMessages, int size) {
        return new GatewayRules(
                Set.of("sip.test"),
                Set.of("xmpp.test"),
                Optional.empty(),
                ErrorMapping.Profile.RFC,
                false,
                false,
                false,
                false,
                longMessages,
                size,
                20,
                200);
    }

    private static String body(Request request) {
        return new String(request.getRawContent(), StandardCharsets.UTF_8);
    }
}
