package org.isthmus.ui.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.ui.sample.VeronaWindow.fire;
import static org.isthmus.ui.sample.VeronaWindow.until;
import static org.isthmus.ui.sample.VeronaWindow.visible;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.isthmus.app.call.CallView;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaStatistics.Path;
import org.isthmus.media.MediaStatistics.StreamStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.description.MediaKind;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.VeronaWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Calls in a person's hands: placed from the keyboard, taken from the small window, held, muted, ended. */
@ExtendWith(ApplicationExtension.class)
class CallsInTheWindowTest {

    private final VeronaWindow verona = new VeronaWindow();
    private final SampleClient client = verona.client();

    @Start
    void start(Stage stage) {
        verona.show(stage);
    }

    @Stop
    void stop() {
        verona.close();
    }

    @Test
    void anAddressIsTypedAndCalledAndTheStripSaysSoOnEveryPage(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("#dial-address").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#dial-address").queryAs(TextField.class).setText("nurse@capulet.example"));
        robot.interact(() -> robot.lookup("#dial").queryAs(ButtonBase.class).fire());
        until(() -> text(robot, "#call-state").equals("Calling"));
        client.calls().ring(verona.only().key());
        until(() -> text(robot, "#call-state").equals("Ringing"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> visible(robot, "#call-strip"));
        client.calls().end(verona.only().key(), CallEnd.Reason.BUSY);
        until(() -> !visible(robot, "#call-strip"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("Not reached: They are busy.").tryQuery().isPresent());
    }

    @Test
    void whatIsNoAddressIsNotCalled(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("#dial-address").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#dial-address").queryAs(TextField.class).setText("@@ nobody"));
        robot.interact(() -> robot.lookup("#dial").queryAs(ButtonBase.class).fire());
        until(() -> robot.lookup(".notice-bad .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> String.valueOf(label.getText()).startsWith("@@ nobody is no address")));
        assertThat(client.calls().current()).isEmpty();
    }

    @Test
    void twoCallsAreMergedWithOneClickAndThenThereIsNothingToMerge(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        ContactPoint romeo = verona.romeosPhone();
        CallView first = client.calls().incoming(romeo.account(), romeo.address());
        client.calls().talk(first.key(), Protection.NONE);
        until(() -> robot.lookup("#call-transfer").tryQuery().isPresent());
        assertThat(robot.lookup("#call-merge").tryQuery()).isEmpty();
        CallView second = client.calls().incoming(romeo.account(), romeo.address());
        client.calls().talk(second.key(), Protection.NONE);
        until(() -> robot.lookup("#call-merge").queryAll().size() == 2);
        robot.interact(
                () -> robot.lookup("#call-merge").queryAs(ButtonBase.class).fire());
        until(() -> robot.lookup("#call-merge").queryAll().isEmpty());
        assertThat(client.calls().merged()).containsExactlyInAnyOrder(first.key(), second.key());
        until(() -> robot.lookup("#call-merged").queryAllAs(Labeled.class).stream()
                .allMatch(label -> label.isVisible() && label.getText().equals("Merged with Romeo Montague")));
    }

    @Test
    void aCallThatComesInIsTakenFromItsSmallWindow(FxRobot robot) {
        ContactPoint romeo = verona.romeosPhone();
        client.calls().incoming(romeo.account(), romeo.address());
        until(() -> asks(robot));
        robot.interact(
                () -> robot.lookup("#incoming-accept").queryAs(ButtonBase.class).fire());
        until(() -> verona.only().state() instanceof CallView.Talking);
        until(() -> !asks(robot));
        until(() -> text(robot, "#call-protection").equals("Encrypted between you two"));
        fire(robot, "#call-mute");
        until(() -> verona.only().muted());
        fire(robot, "#call-hold");
        until(() -> text(robot, "#call-state").equals("On hold"));
        fire(robot, "#call-hang-up");
        until(() -> client.calls().current().isEmpty());
    }

    @Test
    void aCallIsRefusedWithAReason(FxRobot robot) {
        ContactPoint romeo = verona.romeosPhone();
        client.calls().incoming(romeo.account(), romeo.address());
        until(() -> asks(robot));
        robot.interact(() -> robot.lookup("#call-decline-message").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "I am in a meeting.".equals(item.getText()))
                .forEach(MenuItem::fire));
        until(() -> !asks(robot));
        assertThat(client.calls().asked).containsExactly("decline I am in a meeting.");
    }

    @Test
    void aRecordingIsSeenOnEveryPageAndSaidWhereItLies(FxRobot robot) {
        ContactPoint romeo = verona.romeosPhone();
        CallView call = client.calls().incoming(romeo.account(), romeo.address());
        client.calls().talk(call.key(), Protection.NONE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("#call-record").tryQuery().isPresent());
        assertThat(visible(robot, "#call-recording")).isFalse();
        fire(robot, "#call-record");
        until(() -> visible(robot, "#call-recording") && visible(robot, "#strip-recording"));
        fire(robot, "#call-record");
        until(() -> !visible(robot, "#call-recording") && !visible(robot, "#strip-recording"));
        until(() -> robot.lookup("The recording is in /home/juliet/call.wav")
                .tryQuery()
                .isPresent());
    }

    @Test
    void theSmallWindowGoesWhenTheCallerGivesUpAndTheCallIsMissed(FxRobot robot) {
        ContactPoint romeo = verona.romeosPhone();
        CallView call = client.calls().incoming(romeo.account(), romeo.address());
        until(() -> asks(robot));
        client.calls().end(call.key(), CallEnd.Reason.CANCEL);
        until(() -> !asks(robot));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("Missed").tryQuery().isPresent());
        assertThat(robot.lookup("#past-calls").<ListView<?>>query().getItems()).hasSize(1);
    }

    @Test
    void theNameOfAStrangerIsMarkedAsTheirOwnWord(FxRobot robot) {
        SipAddress stranger = SipAddress.of("tybalt", "verona.example");
        CallView call = client.calls().incoming(verona.romeosPhone().account(), stranger, "Romeo Montague");
        until(() -> asks(robot));
        assertThat(robot.lookup("\u201cRomeo Montague\u201d").tryQuery()).isPresent();
        assertThat(robot.lookup("tybalt@verona.example, not one of your contacts")
                        .tryQuery())
                .isPresent();
        client.calls().end(call.key(), CallEnd.Reason.CANCEL);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("#past-calls .row-name").queryAllAs(Labeled.class).stream()
                .anyMatch(name -> "\u201cRomeo Montague\u201d".equals(name.getText())));
    }

    @Test
    void whoCanBeCalledInTheLabIsSaidWhileItRuns(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("Nobody is on the line").tryQuery().isPresent());
        assertThat(emptyText(robot)).doesNotContain("Parrot");
        client.lab().runsAlready();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> emptyText(robot).contains("Parrot"));
        assertThat(emptyText(robot)).contains("Music box", "Picture box", "call me");
    }

    private static String emptyText(FxRobot robot) {
        return robot.lookup(".calls-page .empty-state .text-muted")
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    @Test
    void whatIsWrongWithTheLineIsSaidInWords(FxRobot robot) {
        ContactPoint romeo = verona.romeosPhone();
        CallView call = client.calls().incoming(romeo.account(), romeo.address());
        client.calls().talk(call.key(), Protection.NONE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        client.calls().measure(call.key(), statistics(0.04, Duration.ZERO));
        until(() -> text(robot, "#call-quality").equals("Losing 4% of what they send you."));
        client.calls().measure(call.key(), statistics(0, Duration.ofSeconds(3)));
        until(() -> text(robot, "#call-quality").equals("Nothing of what they say arrives."));
        client.calls().measure(call.key(), statistics(0, Duration.ZERO));
        until(() -> text(robot, "#call-quality").equals("The line is good."));
        assertThat(text(robot, "#call-protection")).isEqualTo("Not encrypted");
    }

    @Test
    void whoIsAskedToTalkToSomebodyElseDecides(FxRobot robot) {
        ContactPoint romeo = verona.romeosPhone();
        CallView call = client.calls().incoming(romeo.account(), romeo.address());
        client.calls().talk(call.key(), Protection.NONE);
        client.calls().askTransfer(call.key(), SipAddress.of("nurse", "capulet.example"));
        until(() -> robot.lookup("Romeo Montague asks you to talk to nurse@capulet.example instead.")
                .tryQuery()
                .isPresent());
        assertThat(client.calls().asked).isEmpty();
        robot.interact(() -> robot.lookup("Call them").queryAs(ButtonBase.class).fire());
        assertThat(client.calls().asked).containsExactly("follow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyEndHasItsWords(String language) {
        Words words = new Texts(Locale.forLanguageTag(language)).of(CallsPage.class);
        assertThat(CallEnd.Reason.values())
                .allSatisfy(reason -> assertThat(words.keys()).contains("end." + reason.name()));
    }

    @Test
    void theKeypadSendsDigits(FxRobot robot) {
        ContactPoint romeo = verona.romeosPhone();
        CallView call = client.calls().incoming(romeo.account(), romeo.address());
        client.calls().talk(call.key(), Protection.NONE);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("#call-keypad").tryQuery().isPresent());
        fire(robot, "#call-keypad");
        robot.interact(() -> robot.lookup(".keypad-key").queryAllAs(ButtonBase.class).stream()
                .filter(key -> key.getText().equals("#"))
                .forEach(ButtonBase::fire));
        assertThat(client.calls().asked).containsExactly("press #");
    }

    private static MediaStatistics statistics(double loss, Duration silence) {
        return new MediaStatistics(List.of(new StreamStatistics(
                MediaKind.AUDIO,
                "opus",
                Protection.NONE,
                Path.DIRECT,
                100,
                100,
                4,
                loss,
                Optional.empty(),
                Duration.ofMillis(3),
                Optional.of(Duration.ofMillis(20)),
                silence)));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id)
                .tryQueryAs(Labeled.class)
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .orElse("");
    }

    /** Whether the small window of a call that comes in is there. */
    private static boolean asks(FxRobot robot) {
        return robot.lookup("#incoming-accept").tryQuery().isPresent();
    }
}
