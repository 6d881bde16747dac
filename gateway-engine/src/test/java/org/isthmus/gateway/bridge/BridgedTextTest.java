package org.isthmus.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.gateway.bridge.BridgeRig.NORA;
import static org.isthmus.gateway.bridge.BridgeRig.RAVI;
import static org.isthmus.gateway.bridge.BridgeRig.US_SIP;
import static org.isthmus.gateway.bridge.BridgeRig.US_XMPP;
import static org.isthmus.gateway.bridge.BridgeRig.accepted;
import static org.isthmus.gateway.bridge.BridgeRig.bodies;
import static org.isthmus.gateway.bridge.BridgeRig.lost;
import static org.isthmus.gateway.bridge.BridgeRig.refused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;
import org.junit.jupiter.api.Test;

/** What becomes of texts that cross a bridge. */
class BridgedTextTest {

    private final BridgeRig rig = new BridgeRig();

    @Test
    void aTextCrossesFromOurAccountWithItsAuthorAsData() {
        rig.fromRavi("m1", "Hello");
        await().untilAsserted(() -> assertThat(bodies(rig.xmpp)).containsExactly("Hello"));
        InstantMessage sent = rig.xmpp.sent(InstantMessage.class).getFirst();
        assertThat(sent.from()).isEqualTo(US_XMPP);
        assertThat(sent.to()).isEqualTo(NORA);
        assertThat(sent.author()).contains(new Author(RAVI, "Ravi"));

        accepted(rig.fromNora("x1", "Hi"));
        InstantMessage back = rig.sip.sent(InstantMessage.class).getFirst();
        assertThat(back.from()).isEqualTo(US_SIP);
        assertThat(back.to()).isEqualTo(RAVI);
        assertThat(back.author()).contains(new Author(NORA, "Nora"));
        assertThat(rig.counts.carried).hasValue(2);
        assertThat(rig.inbox.passedOn).hasSize(2);
    }

    @Test
    void aSipSenderHearsTheRealStatusWhenTheErrorComesWithinHalfASecond() {
        RecordedArrival arrival = rig.fromRavi("m1", "Hello");
        await().until(() -> rig.xmpp.sent(InstantMessage.class).size() == 1);
        assertThat(arrival.answer()).isEmpty();
        rig.arrive(rig.xmpp, failedReceipt(rig.xmpp.sent(InstantMessage.class).getFirst()));
        assertThat(refused(arrival).reason()).isEqualTo(Reason.UNKNOWN_RECIPIENT);
        assertThat(rig.counts.lost).hasSize(1);
    }

    @Test
    void anErrorThatComesLaterGoesBackAsNotification() {
        RecordedArrival arrival = rig.fromRavi("m1", "Hello");
        await().until(() -> rig.xmpp.sent(InstantMessage.class).size() == 1);
        rig.pass(Duration.ofMillis(500));
        accepted(arrival);
        rig.arrive(rig.xmpp, failedReceipt(rig.xmpp.sent(InstantMessage.class).getFirst()));
        await().untilAsserted(() -> assertThat(rig.sip.sent(Receipt.class))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.messageId()).isEqualTo("m1");
                    assertThat(receipt.fate()).isEqualTo(Receipt.Fate.FAILED);
                    assertThat(receipt.to()).isEqualTo(RAVI);
                }));
    }

    @Test
    void aSipSenderWhoDidNotAskForNotificationsGetsAText() {
        rig.arrive(
                rig.sip,
                new InstantMessage(
                        "m1",
                        RAVI,
                        US_SIP,
                        InstantMessage.Kind.NORMAL,
                        "Hello",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        java.util.Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        InstantMessage.Origin.LIVE,
                        false));
        await().until(() -> rig.xmpp.sent(InstantMessage.class).size() == 1);
        rig.pass(Duration.ofMillis(500));
        rig.arrive(rig.xmpp, failedReceipt(rig.xmpp.sent(InstantMessage.class).getFirst()));
        await().untilAsserted(() ->
                assertThat(bodies(rig.sip)).singleElement().asString().contains("Hello", "Nora", "nobody"));
    }

    @Test
    void aSenderWhoseRecipientIsKnownToBeThereIsAnsweredAtOnce() {
        accepted(rig.fromNora("x1", "I am here"));
        accepted(rig.fromRavi("m1", "Hello"));
    }

    @Test
    void anXmppSenderGetsTheSipErrorMapped() {
        rig.sip.answers = signal -> failed(Reason.UNKNOWN_RECIPIENT, 404);
        assertThat(refused(rig.fromNora("x1", "Hi")).wire()).contains(new SipError(404, "script"));
    }

    @Test
    void whatCannotBeSentNowIsSentAfterTheNextSignInInOrder() {
        rig.goes(rig.sip, lost());
        for (int i = 0; i < 20; i++) {
            accepted(rig.fromNora("x" + i, "text " + i));
        }
        rig.settle();
        assertThat(bodies(rig.sip)).isEmpty();
        rig.goes(rig.sip, ScriptedEndpoint.ONLINE);
        await().untilAsserted(() -> assertThat(bodies(rig.sip))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "text " + i).toList()));
    }

    @Test
    void aMessageWhoseConnectionBrokeIsSentAgainWithTheSameId() {
        rig.sip.answers = signal ->
                CompletableFuture.completedFuture(new Outcome.Failed(Failure.of(Reason.CONNECTION_LOST, "reset")));
        rig.fromNora("x1", "one");
        await().until(() -> bodies(rig.sip).size() == 1);
        rig.goes(rig.sip, lost());
        rig.sip.answers = signal -> CompletableFuture.completedFuture(new Outcome.Accepted());
        rig.goes(rig.sip, ScriptedEndpoint.ONLINE);
        await().untilAsserted(() -> assertThat(bodies(rig.sip)).containsExactly("one", "one"));
        List<InstantMessage> sent = rig.sip.sent(InstantMessage.class);
        assertThat(sent.get(0).id()).isEqualTo(sent.get(1).id());
    }

    @Test
    void aServerThatIsUnwellIsAskedAgainForAMinute() {
        rig.sip.answers = signal -> failed(Reason.SERVER_ERROR, 503);
        rig.fromNora("x1", "one");
        await().until(() -> bodies(rig.sip).size() == 1);
        for (int i = 0; i < 70; i++) {
            rig.pass(Duration.ofSeconds(1));
        }
        assertThat(bodies(rig.sip)).hasSizeGreaterThan(3);
        await().untilAsserted(() -> assertThat(rig.xmpp.sent(Receipt.class))
                .singleElement()
                .satisfies(r -> assertThat(r.failure()).isPresent()));
    }

    @Test
    void afterAnHourTheSenderIsToldThatItDidNotArrive() {
        rig.goes(rig.sip, lost());
        accepted(rig.fromNora("x1", "one"));
        rig.pass(Duration.ofMinutes(59));
        assertThat(rig.xmpp.sent(Receipt.class)).isEmpty();
        rig.pass(Duration.ofMinutes(1));
        await().untilAsserted(() -> assertThat(rig.xmpp.sent(Receipt.class))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.messageId()).isEqualTo("x1");
                    assertThat(receipt.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
                }));
    }

    @Test
    void whatWasAcceptedSurvivesACrashAndCrossesOnce() {
        rig.goes(rig.sip, lost());
        accepted(rig.fromNora("x1", "one"));
        accepted(rig.fromNora("x2", "two"));
        rig.restart();
        accepted(rig.fromNora("x2", "two"));
        accepted(rig.fromNora("x3", "three"));
        rig.goes(rig.sip, ScriptedEndpoint.ONLINE);
        await().untilAsserted(() -> assertThat(bodies(rig.sip)).containsExactly("one", "two", "three"));
        accepted(rig.fromNora("x1", "one"));
        rig.settle();
        assertThat(bodies(rig.sip)).hasSize(3);
    }

    @Test
    void aFailureThatTheSenderCouldNotBeToldIsToldLater() {
        rig.goes(rig.sip, lost());
        accepted(rig.fromNora("x1", "one"));
        rig.goes(rig.xmpp, lost());
        rig.pass(Duration.ofHours(1));
        assertThat(rig.xmpp.sent(Receipt.class)).isEmpty();
        rig.goes(rig.xmpp, ScriptedEndpoint.ONLINE);
        await().untilAsserted(() -> assertThat(rig.xmpp.sent(Receipt.class)).hasSize(1));
    }

    @Test
    void aSenderWhoTriesAFailedMessageAgainGetsAnotherTry() {
        rig.sip.answers = signal -> failed(Reason.UNKNOWN_RECIPIENT, 404);
        refused(rig.fromNora("x1", "Hi"));
        rig.sip.answers = signal -> CompletableFuture.completedFuture(new Outcome.Accepted());
        accepted(rig.fromNora("x1", "Hi"));
        assertThat(bodies(rig.sip)).containsExactly("Hi", "Hi");
    }

    @Test
    void deliveredAndReadCrossUnderTheSendersOwnIds() {
        rig.fromRavi("m1", "Hello");
        await().until(() -> rig.xmpp.sent(InstantMessage.class).size() == 1);
        String id = rig.xmpp.sent(InstantMessage.class).getFirst().id();
        for (Receipt.Fate fate : List.of(Receipt.Fate.DELIVERED, Receipt.Fate.DISPLAYED)) {
            rig.arrive(rig.xmpp, new Receipt(NORA.withResource("phone"), US_XMPP, id, fate, Optional.empty()));
        }
        await().untilAsserted(() -> assertThat(rig.sip.sent(Receipt.class))
                .containsExactly(
                        new Receipt(US_SIP, RAVI, "m1", Receipt.Fate.DELIVERED, Optional.empty()),
                        new Receipt(US_SIP, RAVI, "m1", Receipt.Fate.DISPLAYED, Optional.empty())));
    }

    @Test
    void aCorrectionNamesTheMessageByItsIdOnTheOtherSide() {
        rig.fromNora("x1", "Helo");
        rig.arrive(rig.xmpp, InstantMessage.text("x2", NORA, US_XMPP, "Hello").withReplaces("x1"));
        await().until(() -> bodies(rig.sip).size() == 2);
        List<InstantMessage> sent = rig.sip.sent(InstantMessage.class);
        assertThat(sent.get(1).replaces()).contains(sent.get(0).id());
    }

    @Test
    void removingABridgeGivesBackWhatWaits() {
        rig.goes(rig.sip, lost());
        accepted(rig.fromNora("x1", "one"));
        rig.switchboard.remove(rig.bridge);
        rig.bridge.dissolve().join();
        await().untilAsserted(() -> assertThat(rig.xmpp.sent(Receipt.class)).hasSize(1));
        assertThat(rig.outbox.countWaiting("b1>sip")).isZero();
    }

    private static Receipt failedReceipt(InstantMessage message) {
        return new Receipt(
                NORA,
                US_XMPP,
                message.id(),
                Receipt.Fate.FAILED,
                Optional.of(Failure.of(
                        Reason.UNKNOWN_RECIPIENT, "script", new StanzaFailure("item-not-found", "cancel", ""))));
    }

    private static CompletableFuture<Outcome> failed(Reason reason, int status) {
        return CompletableFuture.completedFuture(
                new Outcome.Failed(Failure.of(reason, "script", new SipError(status, "script"))));
    }
}
