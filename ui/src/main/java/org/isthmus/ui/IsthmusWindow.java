package org.isthmus.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.isthmus.app.Client;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.call.Calls;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.settings.Preferences;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.bridge.BridgesPage;
import org.isthmus.ui.call.CallModel;
import org.isthmus.ui.call.CallStrip;
import org.isthmus.ui.call.CallsPage;
import org.isthmus.ui.call.IncomingCalls;
import org.isthmus.ui.chat.ChatListModel;
import org.isthmus.ui.chat.ChatsPage;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Navigator;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.desktop.DesktopNotices;
import org.isthmus.ui.desktop.Front;
import org.isthmus.ui.people.AddPerson;
import org.isthmus.ui.people.PeoplePage;
import org.isthmus.ui.settings.SettingsPage;
import org.isthmus.ui.start.StartPage;
import org.isthmus.ui.text.RightToLeftGuard;
import org.isthmus.ui.text.TextKit;
import org.isthmus.ui.theme.Themes;

/** Puts the whole window together from a client. FX thread. */
public final class IsthmusWindow implements Navigator, Front {

    private static final double WIDTH = 1120;
    private static final double HEIGHT = 720;
    private static final int CALLS = 2;

    /** By then the window is drawn and the accounts are signed in. */
    private static final Duration SETTLED = Duration.seconds(4);

    private final Client client;
    private final UiContext context;
    private final Consumer<String> browser;
    private final Themes themes;
    private final ChatsPage chats;
    private final PeoplePage people;
    private final NoticeBar notice;
    private final MainWindow window;
    private final Stage stage;
    private final CallsPage calls;
    private final BridgesPage bridges;
    private final SettingsPage settings;
    private final StartPage start;

    /** @param browser opens a web address outside of the program */
    public IsthmusWindow(Stage stage, Client client, Texts texts, java.time.Clock clock, Consumer<String> browser) {
        RightToLeftGuard.install();
        this.stage = stage;
        this.client = client;
        this.browser = browser;
        this.context = new UiContext(client, texts, this, clock);
        this.themes = new Themes(client.settings().get().theme());
        TextKit text = TextKit.load();
        ChatListModel chatList = new ChatListModel(client, FxThread::atNextPulse);
        this.chats = new ChatsPage(context, text, chatList);
        this.people = new PeoplePage(context, text);
        this.notice = new NoticeBar(texts);
        CallModel callModel = new CallModel(client.calls(), FxThread::atNextPulse);
        this.calls = new CallsPage(context, callModel, notice, themes::dress);
        new IncomingCalls(context, callModel, stage, themes::dress).watch();
        this.bridges = new BridgesPage(context);
        this.settings = new SettingsPage(context);
        this.start = new StartPage(context, this::endStart);
        SearchModel search = new SearchModel(context, FxThread::run);
        this.window = new MainWindow(
                List.of(chats, people, calls, bridges, settings),
                new PresenceMenu(context),
                new SearchBox(context, text, search, this::openFound),
                new javafx.scene.layout.VBox(new CallStrip(context, callModel), new AccountNotice(context), notice));
        window.rail().badge(0, chatList.unreadProperty());
        window.rail().badge(CALLS, callModel.missedProperty());
        client.settings()
                .observe(new FxObserver<Preferences>(
                        all -> themes.set(all.getLast().theme())));
        client.accounts().observe(new FxObserver<AccountEvent>(all -> refreshStart()));
        stage.focusedProperty().addListener((value, old, now) -> chats.look());
        new DesktopNotices(context, this).watch();
    }

    /** Shows the window, at the chats, or at the first-start page when there is no account. */
    public void show() {
        Scene scene = new Scene(window, WIDTH, HEIGHT);
        themes.dress(scene);
        window.addKeys(scene);
        refreshStart();
        window.open(chats);
        stage.setTitle("Isthmus");
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setScene(scene);
        stage.getIcons().add(icon());
        stage.show();
        window.focusFront();
        PauseTransition settled = new PauseTransition(SETTLED);
        settled.setOnFinished(quiet -> client.prepareCalls());
        settled.play();
    }

    private static Image icon() {
        return new Image(String.valueOf(IsthmusWindow.class.getResource("icon.png")));
    }

    /** Does what the person does who presses "Try the local lab". */
    public void startLab() {
        start.startLab();
    }

    /** The first-start page stays until the person is through with it, even when there is an account already. */
    private void refreshStart() {
        if (client.accounts().all().isEmpty()) {
            window.setStart(Optional.of(start));
        }
    }

    private void endStart() {
        window.setStart(Optional.empty());
    }

    private void openFound(SearchRow row) {
        switch (row) {
            case SearchRow.Somebody(Person person) -> openChat(person.id());
            case SearchRow.Said(var hit, String _) ->
                openChatAt(hit.message().person(), hit.message().number());
            case SearchRow.Unknown(Address address) ->
                new AddPerson(context).ask(stage, Optional.of(address), notice, person -> openChat(person.id()));
            case SearchRow.Head _ -> {}
        }
    }

    @Override
    public void openChat(PersonId person) {
        window.open(chats);
        chats.open(person);
    }

    @Override
    public void openChatAt(PersonId person, long number) {
        window.open(chats);
        chats.openAt(person, number);
    }

    @Override
    public void openPerson(PersonId person) {
        window.open(people);
        people.open(person);
    }

    @Override
    public void openPeople() {
        window.open(people);
    }

    @Override
    public void openCalls() {
        window.open(calls);
    }

    @Override
    public void call(Route route, boolean video) {
        FxThread.then(client.calls().call(route, video), "Beginning a call", placed -> {
            switch (placed) {
                case Calls.Placed.Call _ -> openCalls();
                case Calls.Placed.Refused(var why) -> notice.report(why);
            }
        });
    }

    @Override
    public void openBridges() {
        window.open(bridges);
    }

    @Override
    public void openSettings() {
        window.open(settings);
    }

    @Override
    public void addAccount(Network network) {
        window.open(settings);
        settings.addAccount(network);
    }

    @Override
    public void browse(String url) {
        browser.accept(url);
    }

    @Override
    public Optional<PersonId> chatInSight() {
        return chats.inSight();
    }

    @Override
    public void raise() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }
}
