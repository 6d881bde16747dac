package org.isthmus.tests.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.Stage;
import org.isthmus.app.IsthmusClient;
import org.isthmus.app.account.Account;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.PastCall;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.desktop.DesktopNotifier;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.tests.call.Headset;
import org.isthmus.tests.desktop.PlayedDesktop.Shown;
import org.isthmus.tests.peer.MessageBus;
import org.isthmus.ui.IsthmusWindow;
import org.isthmus.ui.common.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/** The whole program in its lab, dealt with from the desktop alone, over a real bus. */
@Tag("peer")
class WindowAndDesktopTest {

    @TempDir
    private Path folder;

    private MessageBus bus;
    private PlayedDesktop desktop;
    private IsthmusClient client;
    private IsthmusWindow window;

    @BeforeEach
    void open() throws Exception {
        bus = MessageBus.start(Files.createDirectory(folder.resolve("session")));
        desktop = new PlayedDesktop(bus, "actions", "body", "body-markup");
        Profile profile = Profile.open(folder.resolve("profile"));
        client = IsthmusClient.open(
                profile,
                new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()),
                Headset::new,
                new DesktopNotifier(Optional.of(bus.address())));
        FxToolkit.registerPrimaryStage();
        window = FxToolkit.setupFixture(() -> {
            IsthmusWindow shown = new IsthmusWindow(
                    new Stage(), client, new Texts(Locale.ENGLISH), Clock.system(ZoneId.systemDefault()), url -> {});
            shown.show();
            shown.startLab();
            return shown;
        });
        await().atMost(PlayedDesktop.PATIENCE)
                .until(() -> client.accounts().all().size() == 2
                        && client.accounts().all().stream().allMatch(Account::online));
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
        client.close();
        desktop.close();
        bus.close();
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void aCallIsAnsweredOnTheDesktop(Network network) throws Exception {
        Shown shown = called(network);
        desktop.press(shown, "Answer");
        await().atMost(PlayedDesktop.PATIENCE)
                .until(() ->
                        client.calls().current().stream().anyMatch(call -> call.state() instanceof CallView.Talking));
        desktop.awaitTakenAway(shown);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void aCallIsRefusedOnTheDesktop(Network network) throws Exception {
        desktop.press(called(network), "Refuse");
        await().atMost(PlayedDesktop.PATIENCE)
                .until(() -> !client.calls().history(1).join().isEmpty());
        PastCall past = client.calls().history(1).join().getFirst();
        assertThat(past.end()).isEqualTo(CallEnd.Reason.DECLINE);
        assertThat(past.missed()).isFalse();
    }

    @Test
    void aMessageIsReadFromTheDesktop() throws Exception {
        PersonId echo = person("Echo").id();
        say("Echo", Network.XMPP, "Hello");
        // What the lab's bridge brings to Echo comes back as well, and may be the latest.
        Shown shown = desktop.awaitShown(
                one -> one.summary().startsWith("Echo") && one.body().startsWith("Echo: "));
        assertThat(shown.hint("category")).isEqualTo("im.received");
        desktop.open(shown);
        await().atMost(PlayedDesktop.PATIENCE).until(() -> window.chatInSight().equals(Optional.of(echo)));
        await().atMost(PlayedDesktop.PATIENCE)
                .until(() -> client.conversations().all().stream()
                        .noneMatch(chat -> chat.person().equals(echo) && chat.unread() > 0));
    }

    /** The music box calls whoever asks it to. */
    private Shown called(Network network) {
        say("Music box", network, "Please call me");
        Shown shown = desktop.awaitShown(one -> one.summary().equals("Music box calls you"));
        assertThat(shown.actions()).contains("Answer", "Refuse");
        assertThat(shown.body()).endsWith(network.name());
        return shown;
    }

    private void say(String name, Network network, String text) {
        await().atMost(PlayedDesktop.PATIENCE)
                .until(() -> client.people().all().stream()
                        .anyMatch(person ->
                                person.name().equals(name) && person.presence() == PresenceSummary.AVAILABLE));
        Person person = person(name);
        ContactPoint point = person.points().stream()
                .filter(one -> one.network() == network)
                .findFirst()
                .orElseThrow();
        client.conversations()
                .send(person.id(), new Route(point.account(), point.address()), text)
                .join();
    }

    private Person person(String name) {
        List<Person> all = client.people().all();
        return all.stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
