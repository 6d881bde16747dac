package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;
import static org.isthmus.app.TestApp.contact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.app.conversation.Conversation;
import org.isthmus.app.conversation.ConversationEvent;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatsTest {

    private static final String ME = "me@capulet.example";
    private static final String ROMEO = "romeo@montague.example";

    @TempDir
    Path folder;

    private TestApp app;
    private ScriptedEndpoint xmpp;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
        xmpp = app.account(ME);
        xmpp.roster(List.of(contact(ROMEO, "Romeo")));
        app.person(ROMEO);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void anIncomingMessageIsAcceptedWhenItIsInTheHistory() {
        assertThat(xmpp.deliver(text("1", ROMEO + "/orchard", ME, "It is the east"))
                        .join())
                .isEmpty();
        List<ChatMessage> history = history(ROMEO);
        assertThat(history).extracting(ChatMessage::body).containsExactly("It is the east");
        assertThat(history.getFirst().peer()).isEqualTo(address(ROMEO));
        assertThat(history.getFirst().outgoing()).isFalse();
        await().until(() -> chat().unread() == 1);
        assertThat(chat().title()).isEqualTo("Romeo");
        assertThat(chat().preview()).isEqualTo("It is the east");
    }

    @Test
    void aSenderWhoMayKnowIsToldThatItArrivedAndAStrangerIsNot() {
        xmpp.deliver(text("1", ROMEO + "/orchard", ME, "hello")).join();
        xmpp.deliver(text("2", "tybalt@capulet.example/x", ME, "have at thee")).join();
        await().until(() -> !history("tybalt@capulet.example").isEmpty());
        app.settle();
        assertThat(xmpp.sent(Receipt.class))
                .containsExactly(new Receipt(
                        address(ME), address(ROMEO + "/orchard"), "1", Receipt.Fate.DELIVERED, Optional.empty()));
    }

    @Test
    void copiesFromArchiveAndOtherDevicesAreKeptOnce() {
        xmpp.deliver(text("a1", ROMEO + "/orchard", ME, "once")).join();
        xmpp.deliver(text("a1", ROMEO, ME, "once", InstantMessage.Origin.ARCHIVE))
                .join();
        xmpp.deliver(text("c1", ME + "/phone", ROMEO, "from my phone", InstantMessage.Origin.CARBON))
                .join();
        xmpp.deliver(text("c1", ME + "/phone", ROMEO, "from my phone", InstantMessage.Origin.ARCHIVE))
                .join();
        assertThat(history(ROMEO)).extracting(ChatMessage::body).containsExactly("once", "from my phone");
        assertThat(history(ROMEO)).extracting(ChatMessage::outgoing).containsExactly(false, true);
        await().until(() -> chat().unread() == 0);
    }

    @Test
    void aProgramThatUsesAnIdTwiceLosesNothing() {
        xmpp.deliver(text("1", ROMEO, ME, "first")).join();
        xmpp.deliver(text("1", ROMEO, ME, "second")).join();
        assertThat(history(ROMEO)).extracting(ChatMessage::body).containsExactly("first", "second");
    }

    @Test
    void aSentMessageGoesFromQueuedOverSentAndDeliveredToRead() {
        CompletableFuture<Outcome> network = new CompletableFuture<>();
        xmpp.answer = signal -> network;
        ChatMessage written = send(ROMEO, "What light through yonder window breaks?");
        assertThat(written.delivery()).isEqualTo(Delivery.QUEUED);
        await().until(() -> xmpp.sentBodies().size() == 1);
        network.complete(new Outcome.Accepted());
        awaitDelivery(ROMEO, Delivery.SENT);
        receipt(written.id(), Receipt.Fate.DELIVERED, Optional.empty());
        awaitDelivery(ROMEO, Delivery.DELIVERED);
        receipt(written.id(), Receipt.Fate.DISPLAYED, Optional.empty());
        awaitDelivery(ROMEO, Delivery.READ);
        receipt(written.id(), Receipt.Fate.DELIVERED, Optional.empty());
        app.settle();
        awaitDelivery(ROMEO, Delivery.READ);
    }

    @Test
    void aDisplayedMarkerSpeaksForEarlierMessagesToo() {
        send(ROMEO, "one");
        ChatMessage last = send(ROMEO, "two");
        await().until(() -> deliveries(ROMEO).equals(List.of(Delivery.SENT, Delivery.SENT)));
        receipt(last.id(), Receipt.Fate.DISPLAYED, Optional.empty());
        await().until(() -> deliveries(ROMEO).equals(List.of(Delivery.READ, Delivery.READ)));
    }

    @Test
    void aFailedMessageSaysWhyAndCanBeSentOnceMore() {
        Failure unknown = Failure.of(Reason.UNKNOWN_RECIPIENT, "item-not-found");
        xmpp.answer = signal -> CompletableFuture.completedFuture(new Outcome.Failed(unknown));
        send(ROMEO, "Romeo?");
        awaitDelivery(ROMEO, Delivery.FAILED);
        ChatMessage failed = history(ROMEO).getFirst();
        assertThat(failed.failure()).contains(unknown);
        xmpp.answer = signal -> CompletableFuture.completedFuture(new Outcome.Accepted());
        app.chats().retry(failed).join();
        awaitDelivery(ROMEO, Delivery.SENT);
        assertThat(history(ROMEO)).hasSize(1);
        assertThat(xmpp.sent(InstantMessage.class))
                .extracting(InstantMessage::id)
                .containsOnly(failed.id());
    }

    @Test
    void aLaterErrorOfTheNetworkFailsTheMessage() {
        ChatMessage written = send(ROMEO, "Romeo?");
        awaitDelivery(ROMEO, Delivery.SENT);
        Failure away = Failure.of(Reason.RECIPIENT_UNAVAILABLE, "service-unavailable");
        receipt(written.id(), Receipt.Fate.FAILED, Optional.of(away));
        awaitDelivery(ROMEO, Delivery.FAILED);
        assertThat(history(ROMEO).getFirst().failure()).contains(away);
    }

    @Test
    void whatIsWrittenWhileTheAccountIsAwayGoesOutInOrderWhenItIsBack() {
        xmpp.become(new EndpointState.Offline());
        await().until(() -> !app.accounts().all().getFirst().online());
        List<String> texts = IntStream.range(0, 50).mapToObj(i -> "line " + i).toList();
        List<CompletableFuture<ChatMessage>> writing = new ArrayList<>();
        texts.forEach(body -> writing.add(sending(ROMEO, body)));
        writing.forEach(CompletableFuture::join);
        app.settle();
        assertThat(xmpp.sentBodies()).isEmpty();
        assertThat(deliveries(ROMEO)).containsOnly(Delivery.QUEUED);
        xmpp.become(ScriptedEndpoint.ONLINE);
        await().until(() -> xmpp.sentBodies().size() == 50);
        assertThat(xmpp.sentBodies()).isEqualTo(texts);
        await().until(() -> deliveries(ROMEO).stream().allMatch(d -> d == Delivery.SENT));
    }

    @Test
    void aSipPeerGetsOneMessageAtATimeInOrder() {
        ScriptedEndpoint sip = app.account("sip:me@verona.example");
        List<CompletableFuture<Outcome>> open = new ArrayList<>();
        sip.answer = signal -> {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            synchronized (open) {
                open.add(outcome);
            }
            return outcome;
        };
        app.people()
                .add(sip.id(), address("sip:romeo@verona.example"), "", java.util.Set.of())
                .join();
        Person romeo = app.person("sip:romeo@verona.example");
        Route route = new Route(sip.id(), address("sip:romeo@verona.example"));
        for (int i = 0; i < 3; i++) {
            app.chats().send(romeo.id(), route, "part " + i).join();
        }
        for (int i = 0; i < 3; i++) {
            int expected = i + 1;
            await().until(() -> sip.sentBodies().size() == expected);
            app.settle();
            assertThat(sip.sentBodies()).hasSize(expected);
            synchronized (open) {
                open.get(i).complete(new Outcome.Accepted());
            }
        }
        assertThat(sip.sentBodies()).containsExactly("part 0", "part 1", "part 2");
    }

    @Test
    void aRefusalBecauseNobodyIsSignedInIsNoFailure() {
        xmpp.answer = signal -> CompletableFuture.completedFuture(
                new Outcome.Failed(Failure.of(Reason.NOT_SIGNED_IN, "lost just now")));
        send(ROMEO, "wait for me");
        await().until(() -> xmpp.sentBodies().size() == 1);
        app.settle();
        awaitDelivery(ROMEO, Delivery.QUEUED);
        xmpp.answer = signal -> CompletableFuture.completedFuture(new Outcome.Accepted());
        await().until(() -> {
            app.clock.advance(TestApp.seconds(5));
            app.settle();
            return deliveries(ROMEO).equals(List.of(Delivery.SENT));
        });
    }

    @Test
    void anOwnMessageIsCorrectedUnderItsId() {
        ChatMessage written = send(ROMEO, "Wherefor art thou");
        awaitDelivery(ROMEO, Delivery.SENT);
        app.chats().correct(history(ROMEO).getFirst(), "Wherefore art thou").join();
        await().until(() -> xmpp.sentBodies().size() == 2);
        InstantMessage correction = xmpp.sent(InstantMessage.class).get(1);
        assertThat(correction.replaces()).contains(written.id());
        assertThat(correction.id()).isNotEqualTo(written.id());
        awaitDelivery(ROMEO, Delivery.SENT);
        assertThat(history(ROMEO)).hasSize(1);
        assertThat(history(ROMEO).getFirst().body()).isEqualTo("Wherefore art thou");
        assertThat(history(ROMEO).getFirst().edited()).isTrue();
        receipt(correction.id(), Receipt.Fate.DELIVERED, Optional.empty());
        awaitDelivery(ROMEO, Delivery.DELIVERED);
    }

    @Test
    void aCorrectionOfTheOtherSideReplacesTheirTextOnly() {
        xmpp.deliver(text("1", ROMEO + "/a", ME, "I am teh east")).join();
        xmpp.deliver(text("2", ROMEO + "/a", ME, "I am the east").withReplaces("1"))
                .join();
        xmpp.deliver(text("3", ROMEO + "/a", ME, "I am the sun").withReplaces("2"))
                .join();
        assertThat(history(ROMEO)).extracting(ChatMessage::body).containsExactly("I am the sun");
        assertThat(history(ROMEO)).extracting(ChatMessage::edited).containsExactly(true);
        ChatMessage mine = send(ROMEO, "mine");
        xmpp.deliver(text("4", ROMEO + "/a", ME, "forged").withReplaces(mine.id()))
                .join();
        assertThat(history(ROMEO)).extracting(ChatMessage::body).containsExactly("I am the sun", "mine", "forged");
    }

    @Test
    void readingTellsTheSenderOnceAndOnlyWhereThePersonWantsIt() {
        xmpp.deliver(text("1", ROMEO + "/a", ME, "one")).join();
        xmpp.deliver(text("2", ROMEO + "/a", ME, "two")).join();
        await().until(() -> chat().unread() == 2);
        app.chats().markRead(app.person(ROMEO).id());
        await().until(() -> displayed().equals(List.of("2")));
        assertThat(chat().unread()).isZero();
        app.core.settings().set(app.core.settings().get().withSendReadReceipts(false));
        xmpp.deliver(text("3", ROMEO + "/a", ME, "three")).join();
        await().until(() -> chat().unread() == 1);
        app.chats().markRead(app.person(ROMEO).id());
        await().until(() -> chat().unread() == 0);
        app.settle();
        assertThat(displayed()).containsExactly("2");
    }

    @Test
    void typingIsShownUntilItStopsOrIsForgotten() {
        xmpp.deliver(text("1", ROMEO + "/a", ME, "hm")).join();
        xmpp.deliver(new ChatState(address(ROMEO + "/a"), address(ME), ChatState.Activity.COMPOSING));
        await().until(() -> chat().typing());
        xmpp.deliver(new ChatState(address(ROMEO + "/a"), address(ME), ChatState.Activity.PAUSED));
        await().until(() -> !chat().typing());
        xmpp.deliver(new ChatState(address(ROMEO + "/a"), address(ME), ChatState.Activity.COMPOSING));
        await().until(() -> chat().typing());
        app.clock.advance(TestApp.seconds(80));
        await().until(() -> !chat().typing());
    }

    @Test
    void ownTypingIsToldOnceRefreshedAndPaused() {
        Person romeo = app.person(ROMEO);
        Route route = new Route(xmpp.id(), address(ROMEO));
        app.chats().setTyping(romeo.id(), route, true);
        app.chats().setTyping(romeo.id(), route, true);
        app.settle();
        assertThat(activities()).containsExactly(ChatState.Activity.COMPOSING);
        for (int i = 0; i < 9; i++) {
            app.clock.advance(TestApp.seconds(6));
            app.chats().setTyping(romeo.id(), route, true);
            app.settle();
        }
        assertThat(activities()).containsExactly(ChatState.Activity.COMPOSING, ChatState.Activity.COMPOSING);
        app.clock.advance(TestApp.seconds(9));
        app.settle();
        assertThat(activities()).last().isEqualTo(ChatState.Activity.PAUSED);
    }

    @Test
    void theHistoryComesInPagesOldestFirst() {
        for (int i = 0; i < 25; i++) {
            xmpp.deliver(text("id" + i, ROMEO, ME, "m" + i)).join();
        }
        Person romeo = app.person(ROMEO);
        List<ChatMessage> latest =
                app.chats().history(romeo.id(), Long.MAX_VALUE, 10).join();
        assertThat(latest).extracting(ChatMessage::body).first().isEqualTo("m15");
        List<ChatMessage> earlier =
                app.chats().history(romeo.id(), latest.getFirst().number(), 10).join();
        assertThat(earlier).extracting(ChatMessage::body).first().isEqualTo("m5");
        assertThat(earlier).extracting(ChatMessage::body).last().isEqualTo("m14");
    }

    @Test
    void observersHearOfEveryMessageOnceAndInOrder() {
        for (int i = 0; i < 100; i++) {
            xmpp.deliver(text("id" + i, ROMEO, ME, "m" + i));
        }
        await().until(() -> added().size() == 100);
        assertThat(added())
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void linkingJoinsTwoChatsAndUnlinkingPartsThemAgain() {
        ScriptedEndpoint sip = app.account("sip:me@verona.example");
        xmpp.deliver(text("1", ROMEO, ME, "by XMPP")).join();
        sip.deliver(text("2", "sip:romeo@verona.example", "sip:me@verona.example", "by SIP"))
                .join();
        Person one = app.person(ROMEO);
        Person other = app.person("sip:romeo@verona.example");
        await().until(() -> app.chats().all().size() == 2);
        app.people().link(one.id(), other.id()).join();
        assertThat(app.chats().all()).hasSize(1);
        assertThat(app.chats().history(one.id(), Long.MAX_VALUE, 10).join())
                .extracting(ChatMessage::body)
                .containsExactly("by XMPP", "by SIP");
        assertThat(app.chats().preferredRoute(one.id()))
                .contains(new Route(sip.id(), address("sip:romeo@verona.example")));
        assertThat(app.chatEvents).contains(new ConversationEvent.Removed(other.id()));
        Person again = app.people()
                .unlink(one.id(), address("sip:romeo@verona.example"))
                .join();
        assertThat(again.id()).isEqualTo(other.id());
        assertThat(app.chats().history(one.id(), Long.MAX_VALUE, 10).join())
                .extracting(ChatMessage::body)
                .containsExactly("by XMPP");
        assertThat(app.chats().all()).hasSize(2);
    }

    @Test
    void whatABridgePassedOnIsInTheChatWithItsMark() {
        InstantMessage passed = text("b1", ME, ROMEO, "from the other network")
                .withAuthor(new org.isthmus.gateway.signal.Author(address("sip:nurse@verona.example"), "Nurse"));
        app.core.switchboard().passedOn(xmpp, passed, new Outcome.Accepted());
        await().until(() -> history(ROMEO).size() == 1);
        ChatMessage kept = history(ROMEO).getFirst();
        assertThat(kept.bridged()).isTrue();
        assertThat(kept.outgoing()).isTrue();
        assertThat(kept.author().orElseThrow().name()).isEqualTo("Nurse");
        receipt("b1", Receipt.Fate.DELIVERED, Optional.empty());
        awaitDelivery(ROMEO, Delivery.DELIVERED);
    }

    private Conversation chat() {
        Person person = app.person(ROMEO);
        return app.chats().all().stream()
                .filter(one -> one.person().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private ChatMessage send(String peer, String body) {
        return sending(peer, body).join();
    }

    private CompletableFuture<ChatMessage> sending(String peer, String body) {
        return app.chats().send(app.person(peer).id(), new Route(xmpp.id(), address(peer)), body);
    }

    private List<ChatMessage> history(String peer) {
        return app.chats().history(app.person(peer).id(), Long.MAX_VALUE, 100).join();
    }

    private List<Delivery> deliveries(String peer) {
        return history(peer).stream().map(ChatMessage::delivery).toList();
    }

    private void awaitDelivery(String peer, Delivery expected) {
        await().until(() -> deliveries(peer).equals(List.of(expected)));
    }

    private void receipt(String id, Receipt.Fate fate, Optional<Failure> failure) {
        xmpp.deliver(new Receipt(address(ROMEO + "/a"), address(ME), id, fate, failure))
                .join();
    }

    private List<String> displayed() {
        return xmpp.sent(Receipt.class).stream()
                .filter(receipt -> receipt.fate() == Receipt.Fate.DISPLAYED)
                .map(Receipt::messageId)
                .toList();
    }

    private List<ChatState.Activity> activities() {
        return xmpp.sent(ChatState.class).stream().map(ChatState::activity).toList();
    }

    private List<String> added() {
        return app.chatEvents.stream()
                .filter(ConversationEvent.MessageAdded.class::isInstance)
                .map(event -> ((ConversationEvent.MessageAdded) event).message().body())
                .toList();
    }

    private static InstantMessage text(String id, String from, String to, String body) {
        return InstantMessage.text(id, address(from), address(to), body);
    }

    private static InstantMessage text(String id, String from, String to, String body, InstantMessage.Origin origin) {
        InstantMessage plain = text(id, from, to, body);
        return new InstantMessage(
                id,
                plain.from(),
                plain.to(),
                plain.kind(),
                body,
                plain.language(),
                plain.subject(),
                plain.thread(),
                plain.asks(),
                plain.sentAt(),
                plain.replaces(),
                plain.author(),
                origin,
                false);
    }
}
