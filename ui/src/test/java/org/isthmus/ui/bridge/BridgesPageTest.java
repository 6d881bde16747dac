package org.isthmus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ToggleSwitch;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.isthmus.app.bridge.BridgeId;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Traffic;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.SampleWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Cables are plugged by mouse, by keyboard and by dialog, and say what they carry and lose. */
@ExtendWith(ApplicationExtension.class)
class BridgesPageTest {

    private final SampleClient client = SampleClient.verona(Clock.systemUTC());

    @Start
    void start(Stage stage) {
        BridgesPage page = new BridgesPage(SampleWindow.context(client));
        SampleWindow.show(stage, page.view());
        page.shown();
    }

    @Test
    void aCableIsPluggedByKeyboard(FxRobot robot) {
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER).type(KeyCode.DOWN).type(KeyCode.ENTER);
        plugInDialog(robot);
        BridgeView made = secondBridge();
        assertThat(made.sip().name()).isEqualTo("Friar Laurence");
        assertThat(made.xmpp().name()).isEqualTo("Keiko Tanaka");
        assertThat(made.carries()).containsExactlyInAnyOrder(Traffic.CHAT, Traffic.PRESENCE);
        waitFor(robot, "#bridge-panel");
    }

    @Test
    void escapeLetsTheCableGo(FxRobot robot) {
        robot.type(KeyCode.ENTER);
        assertThat(label(robot, "#bay-hint")).contains("Romeo Montague");
        robot.type(KeyCode.ESCAPE);
        assertThat(label(robot, "#bay-hint")).startsWith("Drag a cable");
    }

    @Test
    void aCableIsDraggedFromOneSocketToTheOther(FxRobot robot) {
        Node from = socket(robot, "#bay-SIP", "Nurse");
        Node to = socket(robot, "#bay-XMPP", "Mercutio");
        robot.drag(from, MouseButton.PRIMARY).dropTo(to);
        plugInDialog(robot);
        BridgeView made = secondBridge();
        assertThat(made.sip().name()).isEqualTo("Nurse");
        assertThat(made.xmpp().name()).isEqualTo("Mercutio");
    }

    @Test
    void aCableThatIsDroppedBesideASocketIsNotPlugged(FxRobot robot) {
        robot.drag(socket(robot, "#bay-SIP", "Nurse"), MouseButton.PRIMARY).dropTo("#bay-hint");
        assertThat(robot.lookup("#bridge-plug").tryQuery()).isEmpty();
        assertThat(label(robot, "#bay-hint")).startsWith("Drag a cable");
    }

    @Test
    void theDialogTakesAnAddressThatNobodyHasAndSaysWhoReadsWhat(FxRobot robot) {
        robot.interact(robot.lookup("#bridge-new").queryAs(Button.class)::fire);
        waitFor(robot, "#bridge-plug");
        assertThat(robot.lookup("#bridge-plug").queryAs(Button.class).isDisabled())
                .isTrue();
        robot.interact(() -> {
            robot.lookup("#pick-search-SIP").queryAs(TextInputControl.class).setText("tybalt");
            robot.lookup("#pick-search-XMPP").queryAs(TextInputControl.class).setText("nobody@else.example");
            robot.lookup("#new-carries-PRESENCE").queryAs(CheckBox.class).setSelected(false);
        });
        assertThat(label(robot, "#new-who")).contains("Tybalt", "nobody@else.example", "else.example can read along");
        plugInDialog(robot);
        assertThat(secondBridge().carries()).containsExactly(Traffic.CHAT);
    }

    @Test
    void aSecondCableBetweenTheSameTwoIsRefusedInWords(FxRobot robot) {
        robot.type(KeyCode.ENTER).type(KeyCode.ENTER);
        waitFor(robot, "#bridge-plug");
        robot.interact(robot.lookup("#bridge-plug").queryAs(Button.class)::fire);
        await().until(() -> label(robot, "#new-problem").contains("already a bridge"));
        assertThat(client.bridges().all()).hasSize(1);
    }

    @Test
    void aLossIsSaidWithItsReason(FxRobot robot) {
        BridgeView bridge = client.bridges().all().getFirst();
        client.bridges()
                .put(new BridgeView(
                        bridge.id(),
                        bridge.sip(),
                        bridge.xmpp(),
                        bridge.carries(),
                        true,
                        7,
                        100,
                        2,
                        0,
                        Optional.of(Failure.of(Reason.UNKNOWN_RECIPIENT, "404"))));
        choose(robot, bridge.id());
        await().until(() -> label(robot, "#bridge-lost").equals("2 messages lost"));
        assertThat(label(robot, "#bridge-loss-reason")).contains("There is nobody at this address.");
        assertThat(robot.lookup("#cable-" + bridge.id().value()).query().getAccessibleText())
                .contains("Romeo Montague", "Juliet Capulet", "2 lost");
    }

    @Test
    void aCableIsSwitchedPieceByPieceAndRemoved(FxRobot robot) {
        BridgeId id = client.bridges().all().getFirst().id();
        choose(robot, id);
        waitFor(robot, "#bridge-carries-PRESENCE");
        toggle(robot, "#bridge-carries-PRESENCE");
        await().until(() -> client.bridges().all().getFirst().carries().equals(Set.of(Traffic.CHAT)));
        toggle(robot, "#bridge-enabled");
        await().until(() -> !client.bridges().all().getFirst().enabled());
        robot.interact(robot.lookup("#bridge-remove").queryAs(Button.class)::fire);
        await().until(() -> client.bridges().all().isEmpty());
        await().until(() -> robot.lookup("#bridge-panel").tryQuery().isEmpty());
    }

    @Test
    void theSearchNarrowsAColumn(FxRobot robot) {
        robot.interact(() ->
                robot.lookup("#bay-search-XMPP").queryAs(TextInputControl.class).setText("paris"));
        assertThat(robot.lookup("#bay-XMPP").queryListView().getItems()).hasSize(1);
    }

    private void plugInDialog(FxRobot robot) {
        waitFor(robot, "#bridge-plug");
        robot.interact(robot.lookup("#bridge-plug").queryAs(Button.class)::fire);
        await().until(() -> client.bridges().all().size() == 2);
        await().until(() -> robot.lookup("#bridge-plug").tryQuery().isEmpty());
    }

    private BridgeView secondBridge() {
        return client.bridges().all().get(1);
    }

    private static void choose(FxRobot robot, BridgeId id) {
        robot.interact(robot.lookup("#cable-" + id.value()).queryAs(ToggleButton.class)::fire);
    }

    private static void toggle(FxRobot robot, String query) {
        robot.interact(() -> {
            ToggleSwitch control = robot.lookup(query).queryAs(ToggleSwitch.class);
            control.setSelected(!control.isSelected());
        });
    }

    private static Node socket(FxRobot robot, String list, String name) {
        return robot.lookup(list).query().lookupAll(".label").stream()
                .filter(node -> node instanceof Label label && label.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void waitFor(FxRobot robot, String query) {
        await().until(() -> robot.lookup(query).tryQuery().isPresent());
    }

    private static String label(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }
}
