package org.isthmus.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ToggleSwitch;
import java.time.Clock;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.isthmus.app.call.PictureSource;
import org.isthmus.app.call.PictureSources;
import org.isthmus.app.settings.Preferences;
import org.isthmus.app.settings.Preferences.Theme;
import org.isthmus.media.VoiceCare;
import org.isthmus.ui.sample.SampleClient;
import org.isthmus.ui.sample.SampleWindow;
import org.isthmus.ui.sound.LevelBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the person sets is kept, and the wizard opens in the page's place. */
@ExtendWith(ApplicationExtension.class)
class SettingsPageTest {

    private final SampleClient client = SampleClient.verona(Clock.systemUTC());

    private Optional<SettingsPage> page = Optional.empty();

    @Start
    void start(Stage stage) {
        SettingsPage shown = new SettingsPage(SampleWindow.context(client));
        SampleWindow.show(stage, shown.view());
        page = Optional.of(shown);
    }

    @Test
    void everySwitchIsKept(FxRobot robot) {
        robot.interact(robot.lookup("#settings-theme-DARK").queryAs(ToggleButton.class)::fire);
        robot.interact(() -> {
            robot.lookup("#settings-motion").queryAs(ToggleSwitch.class).setSelected(false);
            robot.lookup("#settings-receipts").queryAs(ToggleSwitch.class).setSelected(false);
            robot.lookup("#settings-typing").queryAs(ToggleSwitch.class).setSelected(false);
            robot.lookup("#settings-notices-text").queryAs(ToggleSwitch.class).setSelected(false);
            robot.lookup("#settings-notices").queryAs(ToggleSwitch.class).setSelected(false);
            language(robot).setValue("de");
        });
        assertThat(client.settings().get())
                .isEqualTo(new Preferences(
                        Theme.DARK,
                        "de",
                        false,
                        false,
                        false,
                        Preferences.Sound.OF_THE_SYSTEM,
                        Preferences.Pictures.OF_THE_SYSTEM,
                        new Preferences.Notices(false, false)));
    }

    @Test
    void theMicrophoneIsChosenFromWhatIsPluggedIn(FxRobot robot) {
        robot.interact(() -> page.orElseThrow().shown());
        await().until(() -> devices(robot).getItems().size() == 2);
        assertThat(client.settings().get().sound()).isEqualTo(Preferences.Sound.OF_THE_SYSTEM);
        robot.interact(() -> devices(robot).getSelectionModel().select(1));
        assertThat(client.settings().get().sound().microphone()).isEqualTo("headset");
    }

    @Test
    void theCameraThatCallsShowFirstIsChosenFromWhatIsThere(FxRobot robot) {
        client.calls()
                .sources
                .addFirst(new PictureSource(
                        "CAMERA:usb", PictureSource.Kind.CAMERA, "USB camera", PictureSources.TEST.source()));
        client.settings().set(client.settings().get().withPictures(new Preferences.Pictures("CAMERA:old", "")));
        robot.interact(() -> page.orElseThrow().shown());
        await().until(() -> cameras(robot).getItems().size() == 3);
        assertThat(cameras(robot).getItems())
                .extracting(Object::toString)
                .containsExactly("The first there is", "USB camera", "Not there now");
        robot.interact(() -> cameras(robot).getSelectionModel().select(1));
        assertThat(client.settings().get().pictures()).isEqualTo(new Preferences.Pictures("CAMERA:usb", ""));
    }

    private static ChoiceBox<?> cameras(FxRobot robot) {
        return robot.lookup("#settings-camera").query();
    }

    @Test
    void whatIsDoneToTheVoiceIsSwitchedOneByOne(FxRobot robot) {
        assertThat(client.settings().get().sound().care()).isEqualTo(VoiceCare.ALL);
        robot.interact(() ->
                robot.lookup("#settings-noise").queryAs(ToggleSwitch.class).setSelected(false));
        assertThat(client.settings().get().sound().care()).isEqualTo(new VoiceCare(true, false, true));
        robot.interact(() -> {
            robot.lookup("#settings-echo").queryAs(ToggleSwitch.class).setSelected(false);
            robot.lookup("#settings-gain").queryAs(ToggleSwitch.class).setSelected(false);
        });
        assertThat(client.settings().get().sound().care()).isEqualTo(VoiceCare.NONE);
    }

    @Test
    void theMicrophoneIsListenedToOnlyWhileThePersonWantsToSeeHowLoudItIs(FxRobot robot) {
        assertThat(client.sound().listenedTo()).isFalse();
        robot.interact(robot.lookup("#settings-try-microphone").queryAs(ToggleButton.class)::fire);
        client.sound().speak(0.1);
        LevelBar bar = robot.lookup("#settings-level").query();
        await().until(() -> bar.filled() > 0.5);
        robot.interact(() -> page.orElseThrow().hidden());
        assertThat(client.sound().listenedTo()).isFalse();
    }

    @Test
    void theRingToneCanBeSwitchedOff(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("#settings-ring").queryAs(ToggleSwitch.class).setSelected(false));
        assertThat(client.settings().get().sound().rings()).isFalse();
    }

    private static ChoiceBox<?> devices(FxRobot robot) {
        return robot.lookup("#settings-microphone").query();
    }

    @Test
    void anAccountIsEditedHereAndBackLeadsToTheSettings(FxRobot robot) {
        String id = client.accounts().all().getFirst().id().value();
        robot.interact(robot.lookup("#settings-edit-" + id).queryAs(Button.class)::fire);
        assertThat(robot.lookup("#account-address").tryQuery()).isPresent();
        robot.interact(robot.lookup("#account-back").queryAs(Button.class)::fire);
        assertThat(robot.lookup("#settings-sections").tryQuery()).isPresent();
    }

    @Test
    void removingAnAccountAsksFirst(FxRobot robot) {
        int before = client.accounts().all().size();
        String id = client.accounts().all().getFirst().id().value();
        robot.interact(robot.lookup("#settings-edit-" + id).queryAs(Button.class)::fire);
        robot.interact(robot.lookup("#account-remove").queryAs(Button.class)::fire);
        assertThat(client.accounts().all()).hasSize(before);
        robot.interact(robot.lookup("#remove-yes").queryAs(Button.class)::fire);
        await().until(() -> client.accounts().all().size() == before - 1);
        await().until(() -> robot.lookup("#settings-edit-" + id).tryQuery().isEmpty());
    }

    @Test
    void theVersionIsTheOneThatWasBuilt(FxRobot robot) {
        assertThat(AboutSection.version()).isNotBlank().doesNotContain("$");
    }

    @SuppressWarnings("unchecked") // a look-up cannot know what a choice box holds
    private static ChoiceBox<String> language(FxRobot robot) {
        return robot.lookup("#settings-language").queryAs(ChoiceBox.class);
    }
}
