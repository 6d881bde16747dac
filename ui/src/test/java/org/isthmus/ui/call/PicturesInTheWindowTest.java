package org.isthmus.ui.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.ui.sample.VeronaWindow.fire;
import static org.isthmus.ui.sample.VeronaWindow.until;
import static org.isthmus.ui.sample.VeronaWindow.visible;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.PictureSources;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.Protection;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;
import org.isthmus.ui.sample.SampleCalls.Watching;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.VeronaWindow;
import org.isthmus.ui.sound.LevelBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Pictures of a call in a person's eyes: seen, small in the corner, on the whole screen, gone. */
@ExtendWith(ApplicationExtension.class)
class PicturesInTheWindowTest {

    private static final byte WHITE = (byte) 235;
    private static final byte BLACK = 16;

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
    void aCallIsPlacedWithVideo(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> robot.lookup("#dial-address").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#dial-address").queryAs(TextField.class).setText("nurse@capulet.example"));
        fire(robot, "#dial-video");
        until(() -> visible(robot, "#picture-other"));
        assertThat(verona.only().video()).isTrue();
    }

    @Test
    void aCallWithVideoIsTakenWithSoundOnly(FxRobot robot) {
        verona.ring(true);
        until(() -> robot.lookup("#incoming-accept-video").tryQuery().isPresent());
        fire(robot, "#incoming-accept");
        until(() -> verona.only().state() instanceof CallView.Talking);
        until(() -> robot.lookup("#call-hang-up").tryQuery().isPresent());
        assertThat(robot.lookup("#picture-other").tryQuery()).isEmpty();
        // From there the person can still ask for pictures.
        until(() -> robot.lookup("#call-camera").tryQuery().isPresent());
    }

    @Test
    void aCallWithoutVideoCannotBeTakenWithIt(FxRobot robot) {
        verona.ring(false);
        until(() -> robot.lookup("#incoming-accept").tryQuery().isPresent());
        assertThat(robot.lookup("#incoming-accept-video").tryQuery()).isEmpty();
    }

    @Test
    void bothPicturesAreSeenInTheirShapeAndGoAgain(FxRobot robot) {
        Watching watching = talkWithVideo(robot);
        assertThat(visible(robot, ".picture-nothing")).isTrue();
        shown(robot, watching.other(), "#picture-other", 64, 32, WHITE);
        assertThat(visible(robot, ".picture-nothing")).isFalse();
        ImageView view = robot.from(robot.lookup("#picture-other").queryAll())
                .lookup(".image-view")
                .queryAs(ImageView.class);
        assertThat(view.getLayoutBounds().getWidth() / view.getLayoutBounds().getHeight())
                .isBetween(1.95, 2.05);
        assertThat(visible(robot, "#picture-self")).isFalse();
        shown(robot, watching.self(), "#picture-self", 40, 30, BLACK);
        assertThat(visible(robot, "#picture-self")).isTrue();
        // Another size in the course of the call.
        shown(robot, watching.other(), "#picture-other", 30, 40, BLACK);
        watching.self().ended();
        until(() -> !visible(robot, "#picture-self"));
        watching.other().ended();
        until(() -> visible(robot, ".picture-nothing"));
        client.calls().end(verona.only().key(), CallEnd.Reason.SUCCESS);
        until(() -> robot.lookup("#picture-other").tryQuery().isEmpty());
    }

    @Test
    void thePictureFillsTheScreenUntilEscapeOrTheEndOfTheCall(FxRobot robot) {
        talkWithVideo(robot);
        fire(robot, "#picture-full");
        until(() -> fullScreens() == 1);
        robot.push(KeyCode.ESCAPE);
        until(() -> fullScreens() == 0);
        assertThat(verona.only().over()).isFalse();
        until(() -> visible(robot, "#picture-other"));
        fire(robot, "#picture-full");
        until(() -> fullScreens() == 1);
        client.calls().end(verona.only().key(), CallEnd.Reason.SUCCESS);
        until(() -> fullScreens() == 0);
    }

    @Test
    void theCameraIsHiddenAndShown(FxRobot robot) {
        talkWithVideo(robot);
        fire(robot, "#call-camera");
        until(() -> verona.only().picture().on());
        fire(robot, "#call-camera");
        until(() -> !verona.only().picture().on());
    }

    @Test
    void theScreenIsSharedAndTheCameraButtonSaysThatItIsNotSeen(FxRobot robot) {
        talkWithVideo(robot);
        fire(robot, "#call-camera");
        until(() -> selected(robot, "#call-camera"));
        fire(robot, "#call-screen");
        until(() -> selected(robot, "#call-screen") && !selected(robot, "#call-camera"));
        fire(robot, "#call-screen");
        until(() -> !selected(robot, "#call-screen"));
        assertThat(client.calls().asked).containsExactly("screen true", "screen false");
    }

    @Test
    void whatIsShownIsChosenInTheMenuOfDevices(FxRobot robot) {
        talkWithVideo(robot);
        MenuButton menu = robot.lookup("#call-devices").queryAs(MenuButton.class);
        robot.interact(menu::show);
        until(() -> item(menu, "Test picture").isPresent());
        robot.interact(() -> item(menu, "Test picture").ifPresent(MenuItem::fire));
        until(() -> verona.only().picture().source().equals(PictureSources.TEST.id()));
    }

    @Test
    void bothSidesAreSeenToSpeak(FxRobot robot) {
        talkWithVideo(robot);
        LevelBar said = robot.lookup("#call-level-said").queryAs(LevelBar.class);
        LevelBar heard = robot.lookup("#call-level-heard").queryAs(LevelBar.class);
        assertThat(said.filled()).isZero();
        client.calls().levels = new AudioLevels(0.1, 0.4);
        until(() -> said.filled() > 0.3 && heard.filled() > said.filled());
    }

    private static Optional<MenuItem> item(MenuButton menu, String name) {
        return List.copyOf(menu.getItems()).stream()
                .filter(item -> name.equals(item.getText()))
                .findFirst();
    }

    private static boolean selected(FxRobot robot, String id) {
        return robot.lookup(id)
                .tryQueryAs(ToggleButton.class)
                .filter(ToggleButton::isSelected)
                .isPresent();
    }

    @Test
    void whoHasNoCameraIsToldSoWhileTheCallLasts(FxRobot robot) {
        talkWithVideo(robot);
        CallKey call = verona.only().key();
        client.calls().missPicture(call, CallEvent.PictureMissing.Why.NO_CAMERA);
        until(() -> isToldOfTheCamera(robot));
        client.calls().end(call, CallEnd.Reason.SUCCESS);
        until(() -> !isToldOfTheCamera(robot));
    }

    private static boolean isToldOfTheCamera(FxRobot robot) {
        return robot.lookup(".notice-bad .label").match(Node::isVisible).queryAllAs(Labeled.class).stream()
                .filter(label -> label.getParent().isVisible())
                .anyMatch(label -> String.valueOf(label.getText())
                        .equals("No camera was found. Romeo Montague hears you but does not see you."));
    }

    /** Gives a picture of one colour until a pixel of it is on the screen, as the person would see it move. */
    private static void shown(FxRobot robot, VideoSink sink, String pane, int width, int height, byte brightness) {
        byte[] data = new byte[VideoFrame.size(width, height)];
        java.util.Arrays.fill(data, (byte) 128);
        java.util.Arrays.fill(data, 0, width * height, brightness);
        int wanted = brightness == WHITE ? 0xffffffff : 0xff000000;
        until(() -> {
            sink.frame(new VideoFrame(width, height, data, 0));
            return robot.from(robot.lookup(pane).queryAll()).lookup(".image-view").queryAllAs(ImageView.class).stream()
                    .map(ImageView::getImage)
                    .anyMatch(image -> image != null
                            && image.getWidth() == width
                            && image.getPixelReader().getArgb(width / 2, height / 2) == wanted);
        });
    }

    private static long fullScreens() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage && stage.isFullScreen() && stage.isShowing())
                .count();
    }

    private Watching talkWithVideo(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        CallView call = verona.ring(true);
        client.calls().talk(call.key(), Protection.DTLS_SRTP);
        until(() -> visible(robot, "#picture-other"));
        until(() -> client.calls().watching(call.key()).isPresent());
        return client.calls().watching(call.key()).orElseThrow();
    }
}
