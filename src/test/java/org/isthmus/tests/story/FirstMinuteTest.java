package org.isthmus.tests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.isthmus.app.IsthmusClient;
import org.isthmus.app.account.Account;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.SearchHit;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.EncryptedFileSecrets;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.IsthmusWindow;
import org.isthmus.ui.common.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/**
 * The first minute with the program, as a person lives through it: the real program on an empty profile, its real window, the
 * lab's real servers. What is done is done with mouse and keyboard; what is checked is what the window shows.
 */
class FirstMinuteTest {

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private Optional<IsthmusClient> client = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        open();
    }

    @AfterEach
    void end() throws Exception {
        close();
        FxToolkit.cleanupStages();
    }

    @Test
    void fromTheFirstWindowOverTwoNetworksAndABridgeToTheHistory() throws Exception {
        threeChoicesAreOfferedAndTheLabIsTaken();
        echoAnswersOnBothNetworks();
        talkerIsHeardOnSip();
        theCableOfTheLabIsPulledOut();
        aCableIsDraggedFromTheTalkerOnSipToTheEchoOnXmpp();
        messagesCrossAndComeBack();
        presenceCrosses();
        anAddressGetsARowOfItsOwnAndComesBack();
        theWordsAreFound();
        close();
        open();
        theHistoryIsThere();
    }

    private void threeChoicesAreOfferedAndTheLabIsTaken() {
        screen.see("#start-sip");
        screen.see("#start-xmpp");
        screen.press("#start-lab");
        screen.see("#chats");
        await().atMost(Screen.PATIENCE)
                .until(() -> accounts().size() == 2 && accounts().stream().allMatch(Account::online));
        assertThat(accounts())
                .extracting(account -> account.address().network())
                .containsExactlyInAnyOrder(Network.SIP, Network.XMPP);
    }

    private void echoAnswersOnBothNetworks() {
        openChat("Echo");
        say(Network.XMPP, "Good morning by XMPP");
        seeAnswered("Good morning by XMPP", "XMPP");
        say(Network.SIP, "Good evening by SIP \u6771\u4eac \ud83d\ude00");
        seeAnswered("Good evening by SIP \u6771\u4eac \ud83d\ude00", "SIP");
    }

    private void seeAnswered(String text, String network) {
        seeRow("Echo: " + text);
        await(text)
                .atMost(Screen.PATIENCE)
                .untilAsserted(() -> assertThat(ownRows(text))
                        .singleElement()
                        .satisfies(row -> assertThat(row.getAccessibleText()).contains("delivered"))
                        .satisfies(row ->
                                assertThat(row.lookup(".delivery-delivered")).isNotNull())
                        .satisfies(row -> assertThat(labels(row)).contains(network)));
    }

    private void talkerIsHeardOnSip() {
        openChat("Talker");
        await().atMost(Screen.PATIENCE)
                .until(() -> screen.chatRows().stream().anyMatch(row -> row.startsWith("Talker")));
    }

    private void theCableOfTheLabIsPulledOut() {
        screen.openPage("Bridges");
        assertThat(bridges()).hasSize(1);
        screen.press("#cable-" + bridges().getFirst().id().value());
        screen.press("#bridge-remove");
        await().atMost(Screen.PATIENCE).until(() -> bridges().isEmpty() && !screen.sees(".cable-label"));
    }

    private void aCableIsDraggedFromTheTalkerOnSipToTheEchoOnXmpp() {
        screen.drag("#bay-SIP", "Talker", "#bay-XMPP", "Echo");
        screen.press("#bridge-plug");
        await().atMost(Screen.PATIENCE).until(() -> bridges().size() == 1 && screen.sees(".cable-label"));
        BridgeView made = bridges().getFirst();
        assertThat(made.sip().name()).isEqualTo("Talker");
        assertThat(made.xmpp().name()).isEqualTo("Echo");
    }

    /** What Talker answers by SIP crosses to Echo on XMPP, whose echo crosses back. */
    private void messagesCrossAndComeBack() {
        openChat("Talker");
        say(Network.SIP, "How is life");
        await().atMost(Screen.PATIENCE).until(() -> bridges().getFirst().carried() >= 2);
        await().atMost(Screen.PATIENCE).until(() -> bridgedRows("Echo: ").size() > 0);
        openChat("Echo");
        await().atMost(Screen.PATIENCE)
                .until(() -> bridgedRows("Echo: ").size() > 0 && bridgedRows("").size() > 1);
        screen.openPage("Bridges");
        screen.see(".cable-label", label -> label.getAccessibleText().contains("0 lost"));
        if (!screen.sees("#bridge-panel")) {
            screen.press("#cable-" + bridges().getFirst().id().value());
        }
        screen.seeText("#bridge-panel", "Nothing lost");
        assertThat(bridges().getFirst().lost()).isZero();
        assertThat(bridges().getFirst().loopsCut()).isZero();
        screen.press("#bridge-close");
    }

    /** Echo shows as its note what is shown to it: by the account at the other end of the cable, in the name of Talker. */
    private void presenceCrosses() {
        screen.openPage("People");
        screen.pressText("#people", "Echo");
        await().atMost(Screen.PATIENCE).until(() -> echoNote().contains("I see: Talker"));
    }

    private void anAddressGetsARowOfItsOwnAndComesBack() {
        screen.see(".person-detail");
        assertThat(person("Echo").orElseThrow().networks()).hasSize(2);
        screen.press(".card-box.network-sip .button", FirstMinuteTest::unlinks);
        await().atMost(Screen.PATIENCE)
                .until(() -> person("Echo").orElseThrow().networks().size() == 1);
        screen.pressText(".notice-bar", "Undo");
        await().atMost(Screen.PATIENCE)
                .until(() -> people("Echo").size() == 1
                        && person("Echo").orElseThrow().networks().size() == 2);
    }

    private static boolean unlinks(Node button) {
        return button.getAccessibleText() != null && button.getAccessibleText().startsWith("Unlink");
    }

    private void theWordsAreFound() {
        find("evening", "evening by SIP");
        seeRow("Good evening by SIP \u6771\u4eac \ud83d\ude00");
        find("morn", "morning by XMPP");
        seeRow("Good morning by XMPP");
    }

    private void theHistoryIsThere() {
        assertThat(accounts()).isEmpty();
        screen.press("#start-lab");
        screen.see("#chats");
        openChat("Echo");
        await().atMost(Screen.PATIENCE).until(() -> !bridgedRows("").isEmpty());
        find("morn", "morning by XMPP");
        seeRow("Good morning by XMPP");
        assertThat(client.orElseThrow()
                        .conversations()
                        .search("Good morning by XMPP", 50)
                        .join())
                .extracting(SearchHit::message)
                .anyMatch(kept -> kept.outgoing()
                        && kept.body().equals("Good morning by XMPP")
                        && kept.delivery() == ChatMessage.Delivery.DELIVERED);
    }

    private void open() throws Exception {
        Profile profile = Profile.open(folder);
        IsthmusClient opened =
                IsthmusClient.open(profile, new EncryptedFileSecrets(profile.secrets(), profile.secretsKey()));
        client = Optional.of(opened);
        stage = Optional.of(FxToolkit.registerStage(() -> {
            Stage made = new Stage();
            new IsthmusWindow(made, opened, Texts.forTag("en"), Clock.system(ZoneId.systemDefault()), address -> {})
                    .show();
            return made;
        }));
    }

    private void close() throws TimeoutException {
        if (stage.isPresent()) {
            Stage shown = stage.get();
            FxToolkit.setupFixture(shown::close);
        }
        stage = Optional.empty();
        client.ifPresent(IsthmusClient::close);
        client = Optional.empty();
    }

    private void openChat(String name) {
        screen.openPage("People");
        screen.pressText("#people", name);
        screen.press("#message-person");
        screen.see("#composer");
        screen.seeText(".chat-header", name);
    }

    /** Chooses the way and writes. */
    private void say(Network network, String text) {
        screen.press("#route");
        screen.press(
                ".radio-menu-item .label",
                label -> label instanceof Labeled said && said.getText().startsWith(network.name()));
        screen.seeText(".chat-header", "via " + network.name());
        screen.type("#composer", text);
        screen.robot().type(KeyCode.ENTER);
        seeRow(text);
    }

    /** Types into the search field and opens the first of what is found. */
    private void find(String typed, String words) {
        screen.type("#search", typed);
        await(words).atMost(Screen.PATIENCE).until(() -> screen.seesRow(".search-cell", words));
        screen.robot().type(KeyCode.ENTER);
    }

    private void seeRow(String text) {
        await(text)
                .atMost(Screen.PATIENCE)
                .until(() -> screen.chatRows().stream().anyMatch(row -> row.endsWith(": " + text)));
    }

    private List<Node> ownRows(String text) {
        return screen.chatRows(text).stream()
                .filter(row -> row.getAccessibleText().startsWith("You, "))
                .filter(row -> row.getAccessibleText().endsWith(": " + text))
                .toList();
    }

    /** The rows that are marked as having crossed a bridge. */
    private List<Node> bridgedRows(String text) {
        return screen.chatRows(text).stream()
                .filter(row -> row.lookupAll(".bubble-foot .label").stream()
                        .anyMatch(label -> label.isVisible()
                                && label instanceof Labeled said
                                && said.getTooltip() != null
                                && said.getTooltip().getText().contains("crossed a bridge")))
                .toList();
    }

    private static List<String> labels(Node row) {
        return row.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private String echoNote() {
        return person("Echo").stream()
                .flatMap(echo -> echo.points().stream())
                .filter(point -> point.network() == Network.XMPP)
                .map(ContactPoint::devices)
                .flatMap(List::stream)
                .map(device -> device.note())
                .findFirst()
                .orElse("");
    }

    private Optional<Person> person(String name) {
        return people(name).stream().findFirst();
    }

    private List<Person> people(String name) {
        return client.orElseThrow().people().all().stream()
                .filter(person -> person.name().equals(name))
                .toList();
    }

    private List<Account> accounts() {
        return client.orElseThrow().accounts().all();
    }

    private List<BridgeView> bridges() {
        return client.orElseThrow().bridges().all();
    }
}
