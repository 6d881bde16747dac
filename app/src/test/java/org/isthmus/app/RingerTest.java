package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.tone.Ringer;
import org.isthmus.app.call.tone.Tone;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.media.Protection;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a telephone sounds like before anybody speaks. */
final class RingerTest {

    @TempDir
    Path folder;

    private final AtomicReference<Optional<Tone>> heard = new AtomicReference<>(Optional.empty());
    private TestApp app;
    private ScriptedEndpoint account;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
        account = app.account("me@capulet.example");
        Ringer.follow(app.core.calls(), app.core.settings(), heard::set);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aCallThatComesInRingsUntilItIsAnswered() {
        incoming();
        hears(Tone.RING);
        calls().answer(only(), false);
        hearsNothing();
    }

    @Test
    void aCallThatIsGivenUpStopsRinging() {
        ScriptedCall call = incoming();
        hears(Tone.RING);
        call.events.join().ended(CallEnd.of(CallEnd.Reason.CANCEL));
        hearsNothing();
    }

    @Test
    void whoDoesNotWantToBeDisturbedHearsNothing() {
        app.accounts().setPresence(new OwnPresence(Availability.BUSY, ""));
        incoming();
        await().until(() -> !calls().current().isEmpty());
        app.settle();
        assertThat(heard.get()).isEmpty();
    }

    @Test
    void whoSwitchedTheRingToneOffHearsNothing() {
        incoming();
        hears(Tone.RING);
        var preferences = app.core.settings().get();
        app.core.settings().set(preferences.withSound(preferences.sound().withRings(false)));
        hearsNothing();
    }

    @Test
    void theOtherSidesRingingIsHeardUntilItCanBeHeardItself() {
        ScriptedCall call = place();
        app.settle();
        assertThat(heard.get()).isEmpty();
        call.events.join().ringing();
        hears(Tone.RING_BACK);
        call.events.join().early();
        hearsNothing();
    }

    @Test
    void whoIsNotReachedHearsIt() {
        ScriptedCall call = place();
        call.events.join().ringing();
        hears(Tone.RING_BACK);
        call.events.join().ended(CallEnd.of(CallEnd.Reason.BUSY));
        hears(Tone.BUSY);
    }

    @Test
    void whoHangsUpHearsNothing() {
        ScriptedCall call = place();
        call.events.join().ringing();
        hears(Tone.RING_BACK);
        calls().hangUp(only());
        hearsNothing();
    }

    @Test
    void aSecondCallKnocksSoftlyWhileThePersonTalks() {
        ScriptedCall call = place();
        call.events.join().answered();
        await().until(() -> !app.media.isEmpty());
        app.media.getFirst().listener.connected(MediaKind.AUDIO, Protection.NONE);
        incoming();
        hears(Tone.KNOCK);
    }

    private Calls calls() {
        return app.core.calls();
    }

    private CallKey only() {
        return calls().current().getFirst().key();
    }

    private void hears(Tone tone) {
        await().until(() -> heard.get().equals(Optional.of(tone)));
    }

    private void hearsNothing() {
        await().until(() -> heard.get().isEmpty());
    }

    private ScriptedCall place() {
        calls().call(new Route(account.id(), address("romeo@montague.example")), false)
                .join();
        await().until(() -> !account.calls.isEmpty());
        return account.calls.getLast();
    }

    private ScriptedCall incoming() {
        ScriptedCall call = new ScriptedCall(address("romeo@montague.example"), Optional.empty());
        CallEvents events = app.core.calls().taker(account.id()).called(call);
        call.events.complete(events);
        return call;
    }
}
