package org.isthmus.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.error.Reason;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.sample.SampleClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The window in a person's hands: the people of Verona, the keyboard and the mouse. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {

    private final Clock clock = Clock.system(ZoneOffset.UTC);
    private final SampleClient client = SampleClient.verona(clock);
    private Optional<IsthmusWindow> window = Optional.empty();

    @Start
    void start(Stage stage) {
        IsthmusWindow shown = new IsthmusWindow(stage, client, new Texts(Locale.ENGLISH), clock, url -> {});
        shown.show();
        window = Optional.of(shown);
    }

    @Stop
    void stop() {
        client.close();
    }

    @Test
    void enterSendsAndTheMessageShowsItsFate(FxRobot robot) {
        Person romeo = open(robot, "Romeo Montague");
        write(robot, "two gentlemen");
        robot.type(KeyCode.ENTER);
        until(() -> last(romeo).body().equals("two gentlemen") && last(romeo).delivery() == Delivery.DELIVERED);
        until(() -> spoken(robot, "delivered: two gentlemen"));
        assertThat(composer(robot).getText()).isEmpty();
    }

    @Test
    void whatFailedSaysWhyAndIsSentAgain(FxRobot robot) {
        Person romeo = open(robot, "Romeo Montague");
        client.conversations().failNext(Reason.UNKNOWN_RECIPIENT);
        write(robot, "lost");
        robot.type(KeyCode.ENTER);
        until(() -> last(romeo).delivery() == Delivery.FAILED);
        until(() -> robot.lookup("There is nobody at this address. Check the address for a typing mistake.")
                .tryQuery()
                .isPresent());
        until(() -> retryLink(robot).isPresent());
        robot.clickOn(retryLink(robot).orElseThrow());
        until(() -> last(romeo).delivery() == Delivery.DELIVERED);
    }

    @Test
    void theUpArrowCorrectsTheLastMessage(FxRobot robot) {
        Person romeo = open(robot, "Romeo Montague");
        write(robot, "helo");
        robot.type(KeyCode.ENTER);
        until(() -> spoken(robot, "delivered: helo"));
        robot.type(KeyCode.UP);
        assertThat(composer(robot).getText()).isEqualTo("helo");
        robot.interact(() -> composer(robot).setText("hello"));
        robot.type(KeyCode.ENTER);
        until(() -> last(romeo).body().equals("hello") && last(romeo).edited());
    }

    @Test
    void theRouteIsChangedInOneClick(FxRobot robot) {
        Person romeo = open(robot, "Romeo Montague");
        MenuButton route = robot.lookup("#route").queryAs(MenuButton.class);
        assertThat(route.getText()).isEqualTo("via SIP");
        robot.interact(() -> route.getItems().get(1).fire());
        assertThat(route.getText()).isEqualTo("via XMPP");
        write(robot, "by the other way");
        robot.type(KeyCode.ENTER);
        until(() -> last(romeo).body().equals("by the other way")
                && last(romeo).peer().network() == Network.XMPP);
    }

    @Test
    void searchFindsPeopleAndMessagesAndOpensThem(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        TextInputControl field = robot.lookup("#search").queryTextInputControl();
        assertThat(field.isFocused()).isTrue();
        robot.interact(() -> field.setText("juliet"));
        until(() -> robot.lookup("Juliet Capulet").queryAll().size() > 1);
        robot.type(KeyCode.ENTER);
        until(() -> spoken(robot, "Parting is such sweet sorrow"));
    }

    @Test
    void twoAddressesBecomeOnePersonAndTwoAgain(FxRobot robot) {
        Person juliet = find("Juliet Capulet");
        Person nurse = find("Nurse");
        robot.interact(() -> window.orElseThrow().openPerson(juliet.id()));
        client.people().link(juliet.id(), nurse.id()).join();
        until(() -> robot.lookup("nurse@verona.example").tryQuery().isPresent());
        client.people().unlink(juliet.id(), nurse.points().getFirst().address()).join();
        until(() -> robot.lookup("nurse@verona.example").tryQuery().isEmpty());
    }

    @Test
    void theOpenChatStaysOpenWhileOthersMoveUpTheList(FxRobot robot) {
        Person romeo = open(robot, "Romeo Montague");
        Person juliet = find("Juliet Capulet");
        write(robot, "half a sen");
        for (int i = 0; i < 5; i++) {
            Person writer = i % 2 == 0 ? juliet : romeo;
            var route = client.conversations().preferredRoute(writer.id()).orElseThrow();
            String text = "message " + i;
            client.conversations().receive(writer.id(), route, text, clock.instant(), Optional.empty());
            until(() -> last(writer).body().equals(text));
        }
        write(robot, "tence");
        robot.type(KeyCode.ENTER);
        until(() -> last(romeo).body().equals("half a sentence"));
    }

    @Test
    void hostileTextDoesNotStopTheWindow(FxRobot robot) {
        Person romeo = open(robot, "Romeo Montague");
        var route = client.conversations().preferredRoute(romeo.id()).orElseThrow();
        for (String text : List.of("ه".repeat(300), "مرحبا   مرحبا\n\nمرحبا  ", "\u202Eabc", "a".repeat(3000))) {
            client.conversations().receive(romeo.id(), route, text, clock.instant(), Optional.empty());
        }
        until(() -> spoken(robot, "aaaa"));
        write(robot, "still here");
        robot.type(KeyCode.ENTER);
        until(() -> last(romeo).body().equals("still here"));
    }

    private Person open(FxRobot robot, String name) {
        Person person = find(name);
        robot.interact(() -> window.orElseThrow().openChat(person.id()));
        until(() -> composer(robot).isFocused());
        return person;
    }

    private Person find(String name) {
        return client.people().all().stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ChatMessage last(Person person) {
        return client.conversations()
                .history(person.id(), Long.MAX_VALUE, 1)
                .join()
                .getFirst();
    }

    private static void write(FxRobot robot, String text) {
        robot.write(text, 0);
    }

    private static TextArea composer(FxRobot robot) {
        return robot.lookup("#composer").queryAs(TextArea.class);
    }

    /** Whether a visible row of the chat has this in the name that a screen reader says. */
    private static boolean spoken(FxRobot robot, String part) {
        return robot.lookup(".chat-row").queryAll().stream()
                .map(Node::getAccessibleText)
                .anyMatch(text -> text != null && text.contains(part));
    }

    private static Optional<Node> retryLink(FxRobot robot) {
        return robot.lookup(".bubble-failure > .hyperlink").queryAll().stream()
                .filter(link -> link.getParent().isVisible())
                .findFirst();
    }

    private static void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }
}
