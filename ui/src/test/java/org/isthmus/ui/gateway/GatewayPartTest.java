package org.isthmus.ui.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.isthmus.app.gateway.GatewayView;
import org.isthmus.app.gateway.GatewayView.Phase;
import org.isthmus.app.gateway.SideState;
import org.isthmus.app.gateway.config.Mistake;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.ui.bridge.BridgesPage;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.SampleGateway;
import org.isthmus.ui.sample.SampleWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The gateway's part of the bridges page says what is wrong, what runs and what crosses. */
@ExtendWith(ApplicationExtension.class)
class GatewayPartTest {

    private static final Path FILE = Path.of("/etc/isthmus/gateway.toml");

    private final SampleClient client = SampleClient.verona(Clock.systemUTC());

    @Start
    void start(Stage stage) {
        BridgesPage page = new BridgesPage(SampleWindow.context(client));
        SampleWindow.show(stage, page.view());
        page.shown();
    }

    @Test
    void withoutAFileThePageSaysWhatToDo(FxRobot robot) {
        open(robot);
        until(() -> robot.lookup("#gateway-empty").query().isVisible());
        until(() -> robot.lookup("#gateway-choose").queryAs(Button.class).isFocused());
    }

    @Test
    void mistakesAreShownWithTheirLines(FxRobot robot) {
        Mistake mistake = new Mistake(7, 3, Mistake.Kind.UNKNOWN_KEY_LIKE, List.of("sip.lisen", "sip.listen"));
        client.gateway()
                .show(new GatewayView(
                        Optional.of(FILE), Phase.STOPPED, List.of(mistake), Optional.empty(), Optional.empty()));
        open(robot);
        until(() -> texts(robot, "#gateway-mistakes")
                .containsAll(List.of(
                        "The file has a mistake", "Line 7", "There is no key sip.lisen. Did you mean sip.listen?")));
        until(() -> text(robot, "#gateway-phase").equals("Not running: the file has mistakes"));
    }

    @Test
    void theGatewayIsStartedAndStopped(FxRobot robot) {
        client.gateway().choose(FILE);
        open(robot);
        until(() -> text(robot, "#gateway-file").equals(FILE.toString()));
        until(() -> robot.lookup("#gateway-toggle").queryAs(Button.class).isFocused());
        robot.interact(
                () -> robot.lookup("#gateway-toggle").queryAs(Button.class).fire());
        until(() -> client.gateway().view().phase() == Phase.RUNNING
                && text(robot, "#gateway-toggle").equals("Stop"));
        robot.interact(
                () -> robot.lookup("#gateway-toggle").queryAs(Button.class).fire());
        until(() -> text(robot, "#gateway-toggle").equals("Start"));
        until(() -> !robot.lookup("#gateway-figures").query().getParent().isVisible());
    }

    @Test
    void figuresMoveWithoutAnybodyTellingOfThem(FxRobot robot) {
        running(robot, new SideState.Connected(Instant.parse("2026-11-24T09:00:00Z")));
        until(() -> text(robot, "#gateway-toSip-delivered").equals("1,200"));
        assertThat(text(robot, "#gateway-toSip-p99")).isEqualTo("8.6 ms");
        assertThat(text(robot, "#gateway-toXmpp-p99")).isEqualTo("\u2013");
        client.gateway().count(SampleGateway.report(new SideState.Connecting(), 1_300));
        until(() -> text(robot, "#gateway-toSip-delivered").equals("1,300"));
    }

    @Test
    void aLostSideSaysWhyAlsoToAScreenReader(FxRobot robot) {
        running(robot, new SideState.Lost(Failure.of(Reason.CONNECTION_REFUSED, "127.0.0.1:5347: refused")));
        Node side = robot.lookup("#gateway-XMPP").query();
        until(() -> String.valueOf(side.getAccessibleText())
                .startsWith("XMPP side, capulet.example: Not connected; trying again. The server does not take"));
        until(() -> texts(robot, "#gateway-XMPP").contains("127.0.0.1:5347: refused"));
    }

    private void running(FxRobot robot, SideState xmpp) {
        client.gateway()
                .show(new GatewayView(
                        Optional.of(FILE),
                        Phase.RUNNING,
                        List.of(),
                        Optional.empty(),
                        Optional.of(SampleGateway.report(xmpp, 1_200))));
        open(robot);
        until(() ->
                robot.lookup("#gateway-toggle").queryAs(Button.class).getText().equals("Stop"));
    }

    private static void open(FxRobot robot) {
        robot.interact(() ->
                robot.lookup("#bridges-gateway").queryAs(ToggleButton.class).fire());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static List<String> texts(FxRobot robot, String id) {
        return robot.lookup(id + " .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }
}
