package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.app.IsthmusClient;
import org.isthmus.app.account.Account;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.PastCall;
import org.isthmus.app.call.PictureSources;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.Network;
import org.isthmus.media.Protection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real calls in the local lab, on both networks, told by their sound. */
final class CallsInTheLabTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The first note of the music box, and the one after it that differs. */
    private static final List<Double> NOTES = List.of(329.63, 349.23);

    private static final double AUDIBLE = 400;

    @TempDir
    Path folder;

    private final Headset headset = new Headset();
    private IsthmusClient client;

    @BeforeEach
    void open() throws Exception {
        Profile profile = Profile.open(folder);
        client = IsthmusClient.open(
                profile, new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()), () -> headset);
        client.lab().start().join();
        await().atMost(PATIENCE)
                .until(() -> client.accounts().all().size() == 2
                        && client.accounts().all().stream().allMatch(Account::online));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void theMusicBoxPlays(Network network) {
        CallView call = call("Music box", network);
        await().atMost(PATIENCE).until(() -> NOTES.stream().anyMatch(note -> headset.loudness(note) > AUDIBLE));
        assertThat(call.state())
                .isInstanceOfSatisfying(
                        CallView.Talking.class,
                        talking -> assertThat(talking.protection())
                                .isEqualTo(network == Network.XMPP ? Protection.DTLS_SRTP : Protection.NONE));
        calls().hangUp(call.key());
        await().atMost(PATIENCE).until(() -> calls().current().isEmpty());
        await().atMost(PATIENCE).until(() -> !calls().history(5).join().isEmpty());
        PastCall past = calls().history(5).join().getFirst();
        assertThat(past.name()).isEqualTo("Music box");
        assertThat(past.talked()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void theParrotSaysWhatItHears(Network network) {
        CallView call = call("Parrot", network);
        await().atMost(PATIENCE).until(() -> headset.loudness(Headset.OWN_TONE) > AUDIBLE);
        calls().mute(call.key(), true);
        await().atMost(PATIENCE).until(() -> headset.loudness(Headset.OWN_TONE) < AUDIBLE / 4);
        calls().mute(call.key(), false);
        await().atMost(PATIENCE).until(() -> headset.loudness(Headset.OWN_TONE) > AUDIBLE);
        calls().hold(call.key(), true);
        await().atMost(PATIENCE).until(() -> headset.loudnessSinceLastAsked(Headset.OWN_TONE) < AUDIBLE / 4);
        calls().hold(call.key(), false);
        await().atMost(PATIENCE).until(() -> headset.loudness(Headset.OWN_TONE) > AUDIBLE);
        assertThat(calls().current()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void thePictureBoxShowsItsBars(Network network) {
        MirroredBars seen = new MirroredBars();
        AtomicInteger own = new AtomicInteger();
        CallView call = call("Picture box", network, true);
        calls().watch(call.key(), seen, frame -> own.incrementAndGet());
        await().atMost(PATIENCE).until(() -> seen.recognised() > 5);
        calls().show(call.key(), PictureSources.TEST.id());
        await().atMost(PATIENCE).until(() -> own.get() > 5);
        calls().camera(call.key(), false);
        await().atMost(PATIENCE)
                .until(() -> !calls().current().getFirst().picture().on());
        assertThat(calls().current().getFirst().video()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void theParrotHasNoPictureAndTheCallSaysSo(Network network) {
        call("Parrot", network, true);
        await().atMost(PATIENCE).until(() -> !calls().current().getFirst().video());
        await().atMost(PATIENCE).until(() -> headset.loudness(Headset.OWN_TONE) > AUDIBLE);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void picturesAreAddedToACallOfSoundAlone(Network network) {
        MirroredBars seen = new MirroredBars();
        CallView call = call("Picture box", network);
        assertThat(call.video()).isFalse();
        calls().watch(call.key(), seen, frame -> {});
        calls().show(call.key(), PictureSources.TEST.id());
        await().atMost(PATIENCE).until(() -> seen.recognised() > 5);
        assertThat(calls().current().getFirst().picture().on()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void theParrotTakesNoPicturesAndThePersonIsTold(Network network) {
        Queue<CallEvent.PictureMissing> missing = new ConcurrentLinkedQueue<>();
        calls().observe(event -> {
            if (event instanceof CallEvent.PictureMissing news) {
                missing.add(news);
            }
        });
        CallView call = call("Parrot", network);
        calls().show(call.key(), PictureSources.TEST.id());
        await().atMost(PATIENCE).until(() -> !missing.isEmpty());
        assertThat(missing.element().why()).isEqualTo(CallEvent.PictureMissing.Why.DECLINED);
        headset.loudnessSinceLastAsked(Headset.OWN_TONE);
        await().atMost(PATIENCE).until(() -> headset.loudness(Headset.OWN_TONE) > AUDIBLE);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void whoeverAsksIsCalledBack(Network network) {
        Person music = person("Music box");
        Route way = route(music, network);
        client.conversations().send(music.id(), way, "Please call me").join();
        await().atMost(PATIENCE).until(() -> calls().current().stream().anyMatch(CallView::rings));
        CallView call = calls().current().getFirst();
        assertThat(call.name()).isEqualTo("Music box");
        calls().answer(call.key(), false);
        await().atMost(PATIENCE).until(() -> NOTES.stream().anyMatch(note -> headset.loudness(note) > AUDIBLE));
    }

    private CallView call(String name, Network network) {
        return call(name, network, false);
    }

    private CallView call(String name, Network network, boolean video) {
        Calls.Placed placed = calls().call(route(person(name), network), video).join();
        assertThat(placed).isInstanceOf(Calls.Placed.Call.class);
        await().atMost(PATIENCE)
                .until(() -> calls().current().stream().anyMatch(call -> call.state() instanceof CallView.Talking));
        return calls().current().getFirst();
    }

    private Calls calls() {
        return client.calls();
    }

    private Person person(String name) {
        await().atMost(PATIENCE)
                .until(() -> client.people().all().stream()
                        .anyMatch(person -> person.name().equals(name)
                                && person.networks().size() == 2
                                && person.presence() == PresenceSummary.AVAILABLE));
        return client.people().all().stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Route route(Person person, Network network) {
        return person.points().stream()
                .filter(point -> point.network() == network)
                .map(point -> new Route(point.account(), point.address()))
                .findFirst()
                .orElseThrow();
    }
}
