package org.isthmus.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isthmus.media.VoiceCare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSetIsReadableThereNextTimeAndTold() throws Exception {
        Path file = folder.resolve("settings.properties");
        SettingsFile settings = SettingsFile.open(file, Runnable::run);
        assertThat(settings.get()).isEqualTo(Preferences.standard());
        assertThat(settings.profileFolder()).isEqualTo(folder);
        List<Preferences> told = new ArrayList<>();
        settings.observe(told::add);
        Preferences wanted = Preferences.standard()
                .withTheme(Preferences.Theme.DARK)
                .withLanguage("de")
                .withSendTyping(false);
        settings.set(wanted);
        settings.written().join();
        assertThat(told).containsExactly(wanted);
        assertThat(Files.readString(file)).contains("theme=dark", "language=de", "send-typing=false");
        assertThat(SettingsFile.open(file, Runnable::run).get()).isEqualTo(wanted);
    }

    @Test
    void whatIsDoneToTheVoiceIsKept() {
        Path file = folder.resolve("settings.properties");
        SettingsFile settings = SettingsFile.open(file, Runnable::run);
        assertThat(settings.get().sound().care()).isEqualTo(VoiceCare.ALL);
        Preferences.Sound chosen = new Preferences.Sound("headset", "", new VoiceCare(false, true, false), false);
        settings.set(settings.get().withSound(chosen));
        settings.written().join();
        assertThat(SettingsFile.open(file, Runnable::run).get().sound()).isEqualTo(chosen);
    }

    @Test
    void whatCallsShowAndWhatTheDesktopIsToldIsKept() {
        Path file = folder.resolve("settings.properties");
        SettingsFile settings = SettingsFile.open(file, Runnable::run);
        assertThat(settings.get().notices()).isEqualTo(Preferences.Notices.ALL);
        Preferences chosen = settings.get()
                .withPictures(new Preferences.Pictures("CAMERA:/dev/video2", "SCREEN:1"))
                .withNotices(new Preferences.Notices(true, false));
        settings.set(chosen);
        settings.written().join();
        assertThat(SettingsFile.open(file, Runnable::run).get()).isEqualTo(chosen);
    }

    @Test
    void aFileEditedByHandMayBeWrongAndForeignLinesStay() throws Exception {
        Path file = folder.resolve("settings.properties");
        Files.writeString(file, "theme=purple\nmotion=FALSE\nmine=kept\nlanguage=\\u12\n".replace("\\u12", "it"));
        SettingsFile settings = SettingsFile.open(file, Runnable::run);
        assertThat(settings.get().theme()).isEqualTo(Preferences.Theme.SYSTEM);
        assertThat(settings.get().motion()).isFalse();
        settings.set(settings.get().withTheme(Preferences.Theme.LIGHT));
        settings.written().join();
        assertThat(Files.readString(file)).contains("mine=kept", "theme=light");
        Files.writeString(file, "language=\\u12");
        assertThat(SettingsFile.open(file, Runnable::run).get()).isEqualTo(Preferences.standard());
    }
}
