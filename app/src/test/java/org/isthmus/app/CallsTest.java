package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.PastCall;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.media.MediaException;
import org.isthmus.media.Protection;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls as the person sees them: placed, answered, held, ended, remembered. */
final class CallsTest {

    private static final String ME = "me@capulet.example";
    private static final String ROMEO = "romeo@montague.example";
    private static final String PARIS = "paris@verona.example";

    @TempDir
    Path folder;

    private TestApp app;
    private ScriptedEndpoint account;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
        account = app.account(ME);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aCallIsPlacedRingsTalksAndIsRemembered() {
        ScriptedCall call = place(ROMEO);
        assertThat(only().state()).isInstanceOf(CallView.Dialling.class);
        call.events.join().ringing();
        awaitState(CallView.Ringing.class);
        call.events.join().answered();
        awaitState(CallView.Connecting.class);
        media(0).listener.connected(MediaKind.AUDIO, Protection.DTLS_SRTP);
        awaitState(CallView.Talking.class);
        app.clock.advance(Duration.ofSeconds(61));
        call.events.join().ended(CallEnd.of(CallEnd.Reason.SUCCESS));
        await().until(() -> calls().current().isEmpty());
        PastCall past = onlyPast();
        assertThat(past.talked()).contains(Duration.ofSeconds(61));
        assertThat(past.incoming()).isFalse();
        assertThat(past.missed()).isFalse();
        assertThat(media(0).asked).contains("close");
    }

    @Test
    void whoIsHeardBeforeAnsweringStillRings() {
        ScriptedCall call = place(ROMEO);
        call.events.join().early();
        media(0).listener.connected(MediaKind.AUDIO, Protection.NONE);
        app.clock.advance(Duration.ofSeconds(30));
        call.events.join().ringing();
        awaitState(CallView.Ringing.class);
        call.events.join().answered();
        awaitState(CallView.Talking.class);
        assertThat(((CallView.Talking) only().state()).since()).isEqualTo(app.clock.instant());
    }

    @Test
    void aCallThatComesInRingsAndIsAnswered() {
        ScriptedCall call = incoming(ROMEO);
        await().until(() -> call.asked.contains("ring"));
        assertThat(only().rings()).isTrue();
        assertThat(only().name()).isEqualTo("Romeo M");
        calls().answer(only().key(), false);
        await().until(() -> call.asked.contains("answer"));
        media(0).listener.connected(MediaKind.AUDIO, Protection.NONE);
        awaitState(CallView.Talking.class);
        calls().hangUp(only().key());
        assertThat(call.ended.join().reason()).isEqualTo(CallEnd.Reason.SUCCESS);
        await().until(() -> calls().current().isEmpty());
        assertThat(onlyPast().incoming()).isTrue();
    }

    @Test
    void whatNobodyTakesIsMissedUntilSomebodyLooks() {
        ScriptedCall call = incoming(ROMEO);
        await().until(() -> !calls().current().isEmpty());
        call.events.join().ended(CallEnd.of(CallEnd.Reason.CANCEL));
        await().until(() -> calls().missed() == 1);
        assertThat(onlyPast().missed()).isTrue();
        app.close();
        app = new TestApp(folder);
        assertThat(calls().missed()).isEqualTo(1);
        calls().missedSeen();
        await().until(() -> calls().missed() == 0);
    }

    @Test
    void whatAnotherDeviceTookIsNotMissed() {
        ScriptedCall call = incoming(ROMEO);
        await().until(() -> !calls().current().isEmpty());
        call.events.join().ended(CallEnd.of(CallEnd.Reason.ANSWERED_ELSEWHERE));
        assertThat(onlyPast().missed()).isFalse();
        assertThat(calls().missed()).isZero();
    }

    @Test
    void aSecondCallPutsTheFirstOnHold() {
        talk(place(ROMEO), 0);
        ScriptedCall second = incoming(PARIS);
        await().until(() -> calls().current().size() == 2);
        calls().answer(calls().current().get(1).key(), false);
        await().until(() -> calls().current().getFirst().held());
        media(1).listener.connected(MediaKind.AUDIO, Protection.NONE);
        calls().hold(calls().current().getFirst().key(), false);
        await().until(() -> calls().current().get(1).held());
        await().until(() -> second.asked.contains("change"));
    }

    @Test
    void aHoldThatIsRefusedIsTakenBack() {
        ScriptedCall call = place(ROMEO);
        talk(call, 0);
        call.change = new Outcome.Failed(Failure.of(Reason.NOT_SUPPORTED, "488"));
        calls().hold(only().key(), true);
        await().until(() -> call.asked.contains("change"));
        await().until(() -> !only().held());
    }

    @Test
    void aSilentPathEndsTheCallWithAReason() {
        ScriptedCall call = place(ROMEO);
        call.events.join().answered();
        media(0).listener.failed(new MediaException(MediaException.Cause.CONNECTIVITY, "No path."));
        assertThat(call.ended.join().reason()).isEqualTo(CallEnd.Reason.CONNECTIVITY_ERROR);
        assertThat(onlyPast().end()).isEqualTo(CallEnd.Reason.CONNECTIVITY_ERROR);
    }

    @Test
    void whoeverWasTransferredHereIsTakenWithoutAsking() {
        ScriptedCall old = place(ROMEO);
        talk(old, 0);
        ScriptedCall call = new ScriptedCall(address(PARIS), Optional.empty()).replacing(old);
        app.core.calls().taker(account.id()).called(call);
        await().until(() -> call.asked.contains("answer"));
    }

    @Test
    void theOtherSideSendsThePersonToSomebodyElse() {
        ScriptedCall call = place(ROMEO);
        talk(call, 0);
        List<CallEvent.TransferAsked> asked = new CopyOnWriteArrayList<>();
        calls().observe(event -> {
            if (event instanceof CallEvent.TransferAsked transfer) {
                asked.add(transfer);
            }
        });
        ScriptedCall next = new ScriptedCall(address(PARIS), Optional.empty());
        call.events.join().transferred(new ScriptedTransfer(next));
        await().until(() -> !asked.isEmpty());
        assertThat(asked.getFirst().target()).isEqualTo(address(PARIS));
        assertThat(calls().current()).hasSize(1);
        calls().follow(only().key());
        next.events.join().answered();
        await().until(() ->
                calls().current().size() == 2 && calls().current().get(1).state() instanceof CallView.Connecting);
        assertThat(calls().current().getFirst().held()).isTrue();
    }

    @Test
    void whoeverDoesNotFollowStays() {
        ScriptedCall call = place(ROMEO);
        talk(call, 0);
        ScriptedCall next = new ScriptedCall(address(PARIS), Optional.empty());
        call.events.join().transferred(new ScriptedTransfer(next));
        call.events.join().ended(CallEnd.of(CallEnd.Reason.SUCCESS));
        assertThat(next.ended.join().reason()).isEqualTo(CallEnd.Reason.DECLINE);
    }

    /** Refusing it refuses the call that it would have been. */
    private record ScriptedTransfer(ScriptedCall next) implements TransferRequest {

        @Override
        public Address target() {
            return next.peer();
        }

        @Override
        public Call follow(Set<MediaKind> kinds, CallMedia media, CallEvents events) {
            next.media.complete(media);
            next.events.complete(events);
            return next;
        }

        @Override
        public void refuse() {
            next.ended.complete(CallEnd.of(CallEnd.Reason.DECLINE));
        }
    }

    @Test
    void whoIsRefusedWithAReasonReadsIt() {
        ScriptedCall call = incoming(ROMEO + "/orchard");
        calls().decline(only().key(), "I am in a meeting.");
        assertThat(call.ended.join().reason()).isEqualTo(CallEnd.Reason.DECLINE);
        await().until(() -> account.sentBodies().equals(List.of("I am in a meeting.")));
    }

    @Test
    void whoIsNotToBeDisturbedHearsNothing() {
        app.accounts().setPresence(new OwnPresence(Availability.BUSY, ""));
        incoming(ROMEO);
        await().until(() -> !calls().current().isEmpty());
        assertThat(only().quiet()).isTrue();
    }

    @Test
    void noAccountNoCall() {
        account.become(new org.isthmus.gateway.endpoint.EndpointState.Offline());
        await().until(() ->
                app.accounts().find(account.id()).filter(a -> !a.online()).isPresent());
        assertThat(calls().call(new Route(account.id(), address(ROMEO)), false).join())
                .isInstanceOf(Calls.Placed.Refused.class);
    }

    @Test
    void theNinthAtOnceIsBusy() {
        for (int i = 0; i < 8; i++) {
            incoming("caller" + i + "@verona.example");
        }
        ScriptedCall ninth = incoming(PARIS);
        assertThat(ninth.ended.join().reason()).isEqualTo(CallEnd.Reason.BUSY);
    }

    private Calls calls() {
        return app.core.calls();
    }

    private ScriptedCall place(String to) {
        assertThat(calls().call(new Route(account.id(), address(to)), false).join())
                .isInstanceOf(Calls.Placed.Call.class);
        await().until(() -> !account.calls.isEmpty());
        return account.calls.getLast();
    }

    private ScriptedCall incoming(String from) {
        ScriptedCall call = new ScriptedCall(address(from), Optional.of("Romeo M"));
        CallEvents events = app.core.calls().taker(account.id()).called(call);
        call.events.complete(events);
        return call;
    }

    private void talk(ScriptedCall call, int number) {
        call.events.join().answered();
        media(number).listener.connected(MediaKind.AUDIO, Protection.NONE);
        awaitState(CallView.Talking.class);
    }

    private ScriptedMedia media(int number) {
        await().until(() -> app.media.size() > number);
        return app.media.get(number);
    }

    private CallView only() {
        await().until(() -> calls().current().size() == 1);
        return calls().current().getFirst();
    }

    private void awaitState(Class<? extends CallView.State> state) {
        await().until(() -> calls().current().stream().anyMatch(call -> state.isInstance(call.state())));
    }

    private PastCall onlyPast() {
        await().until(() -> calls().history(10).join().size() == 1);
        return calls().history(10).join().getFirst();
    }
}
