package org.isthmus.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.Test;

/** What becomes of the texts of SIP users, up to the response that their sender gets. */
class MessagesToXmppTest {

    private static final String NORA = "nora@xmpp.test";
    private static final String RAVI = "ravi@sip.test";

    private final GatewayRig rig = new GatewayRig();

    @Test
    void aTextIsAcceptedWhenTheXmppServerHasDealtWithIt() {
        GatewayRig.Arrival arrival = rig.message(RAVI, NORA, "Hello");
        Message text = rig.lastStanza();
        assertThat(text.getFrom().toString()).isEqualTo(RAVI);
        assertThat(text.getTo().toString()).isEqualTo(NORA);
        assertThat(text.getBody()).isEqualTo("Hello");
        assertThat(arrival.status()).isZero();
        rig.settle();
        assertThat(arrival.status()).isEqualTo(200);
        assertThat(rig.gateway.status().toXmpp().delivered()).isEqualTo(1);
    }

    @Test
    void anErrorOfTheXmppServerIsTheResponse() {
        GatewayRig.Arrival arrival = rig.message(RAVI, NORA, "Hello");
        bounce("item-not-found");
        assertThat(arrival.status()).isEqualTo(604);
        rig.settle();
        assertThat(arrival.status()).isEqualTo(604);
        assertThat(rig.gateway.status().toXmpp().refused()).isEqualTo(1);
    }

    @Test
    void aStatusThatNeedsAChallengeGoesOutOnlyWhereTheRulesSaySo() {
        GatewayRig.Arrival usual = rig.message(RAVI, NORA, "Hello");
        bounce("not-authorized");
        assertThat(usual.status()).isEqualTo(403);
        GatewayRig strict = new GatewayRig(new GatewayRules(
                Set.of("sip.test"),
                Set.of("xmpp.test"),
                Optional.empty(),
                ErrorMapping.Profile.RFC,
                true,
                false,
                false,
                true,
                LongMessages.REFUSE,
                GatewayRules.SAFE_MESSAGE_SIZE,
                20,
                200));
        GatewayRig.Arrival refused = strict.message(RAVI, NORA, "Hello");
        bounce(strict, "not-authorized");
        assertThat(refused.status()).isEqualTo(401);
        GatewayRig.Arrival accepted = strict.message(RAVI, NORA, "Hello again");
        strict.settle();
        assertThat(accepted.status()).isEqualTo(202);
    }

    @Test
    void onlyTheRecipientCanBounceAText() {
        GatewayRig.Arrival arrival = rig.message(RAVI, NORA, "Hello");
        rig.stanza("<message xmlns='jabber:client' from='mallory@xmpp.test' to='" + RAVI + "' id='"
                + rig.lastStanza().getStanzaId() + "' type='error'><error type='cancel'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        rig.settle();
        assertThat(arrival.status()).isEqualTo(200);
    }

    @Test
    void nothingIsAcceptedThatWasLostWithTheConnection() {
        GatewayRig.Arrival arrival = rig.message(RAVI, NORA, "Hello");
        rig.gateway.lost(Failure.of(Reason.CONNECTION_LOST, "gone"));
        assertThat(arrival.status()).isEqualTo(408);
    }

    @Test
    void nothingIsAcceptedThatTheServerNeverConfirms() {
        GatewayRig.Arrival arrival = rig.message(RAVI, NORA, "Hello");
        rig.clock.advance(Duration.ofSeconds(21));
        assertThat(arrival.status()).isEqualTo(408);
    }

    @Test
    void whileTheXmppServerIsAwayTheSenderIsToldAtOnce() {
        rig.xmpp.online(false);
        assertThat(rig.message(RAVI, NORA, "Hello").status()).isEqualTo(480);
    }

    @Test
    void whoClaimsToBeFromTheOtherSideIsRefused() {
        assertThat(rig.message("nora@xmpp.test", "mia@xmpp.test", "Hello").status())
                .isEqualTo(403);
        assertThat(rig.message("mallory@elsewhere.test", NORA, "Hello").status())
                .isEqualTo(403);
        assertThat(rig.message("anonymous@anonymous.invalid", NORA, "Hello").status())
                .isEqualTo(433);
    }

    @Test
    void aDomainThatIsNotServedIsUnknown() {
        assertThat(rig.message(RAVI, "nora@elsewhere.test", "Hello").status()).isEqualTo(404);
    }

    @Test
    void aTextThatComesRoundIsALoop() {
        rig.text("nora@xmpp.test/tab", RAVI, "m1", "Hello");
        assertThat(rig.message("nora@xmpp.test", "ravi@sip.test", "Hello").status())
                .isEqualTo(482);
        assertThat(rig.gateway.status().loops()).isEqualTo(1);
    }

    @Test
    void repliesGoToExactlyTheUriThatWasSeen() {
        rig.message("Ravi.K@sip.test:5070", NORA, "Hello");
        rig.text("nora@xmpp.test/tab", "ravi.k@sip.test", "m1", "Hello yourself");
        assertThat(rig.sip.requests().getFirst().getRequestURI()).hasToString("sip:Ravi.K@sip.test:5070");
    }

    @Test
    void theSenderWhoAskedHearsOfALateBounce() {
        String cpim = "From: <sip:" + RAVI + ">\r\nTo: <sip:" + NORA + ">\r\nDateTime: 2026-01-01T00:00:00Z\r\n"
                + "NS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: i1\r\n"
                + "imdn.Disposition-Notification: negative-delivery\r\n\r\nContent-Type: text/plain\r\n\r\nHello";
        GatewayRig.Arrival arrival = rig.arrive(rig.messageText(RAVI, NORA, "c9", cpim)
                .replace("text/plain\r\nContent-Length", "message/cpim\r\nContent-Length"));
        rig.settle();
        assertThat(arrival.status()).isEqualTo(200);
        bounce("service-unavailable");
        assertThat(rig.sip.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.toString()).contains("message/imdn+xml", "<failed/>", "i1"));
    }

    @Test
    void whatIsUnderWayIsFinishedBeforeTheGatewayStops() {
        GatewayRig.Arrival before = rig.message(RAVI, NORA, "Hello");
        CompletionStage<Void> stopped = rig.gateway.stop(Duration.ofSeconds(5));
        assertThat(rig.message(RAVI, NORA, "Too late").status()).isEqualTo(480);
        rig.clock.advance(Duration.ofSeconds(1));
        assertThat(stopped.toCompletableFuture()).isNotDone();
        rig.settle();
        rig.clock.advance(Duration.ofSeconds(1));
        assertThat(before.status()).isEqualTo(200);
        assertThat(stopped.toCompletableFuture()).isDone();
    }

    private void bounce(String condition) {
        bounce(rig, condition);
    }

    private static void bounce(GatewayRig rig, String condition) {
        Message text = rig.xmpp.messages().stream()
                .filter(message -> message.getBody() != null)
                .reduce((first, second) -> second)
                .orElseThrow();
        rig.stanza("<message xmlns='jabber:client' from='" + text.getTo() + "' to='" + text.getFrom() + "' id='"
                + text.getStanzaId() + "' type='error'><error type='cancel'><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
    }
}
