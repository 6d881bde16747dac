package org.isthmus.app.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileTest {

    @TempDir
    Path place;

    @Test
    void makesAFolderThatOnlyItsOwnerMayRead() throws Exception {
        Path folder = place.resolve("deep").resolve("isthmus");
        try (Profile profile = Profile.open(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile.folder())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void keepsASecondProgramOutAndSaysWhatToDo() throws Exception {
        try (Profile first = Profile.open(place)) {
            assertThatThrownBy(() -> Profile.open(place))
                    .isInstanceOf(ProfileException.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(first.folder().toString());
        }
        Profile.open(place).close();
    }

    @Test
    void saysWhyAFolderCannotBeUsed() throws Exception {
        Path file = Files.createFile(place.resolve("file"));
        assertThatThrownBy(() -> Profile.open(file.resolve("profile")))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void followsTheXdgBaseDirectoriesAndIgnoresRelativeOnes() {
        Path home = Path.of("/home/juliet");
        assertThat(Profile.standardFolder(Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
                .isEqualTo(Path.of("/data/isthmus"));
        assertThat(Profile.standardFolder(Map.of("XDG_DATA_HOME", "data"), "Linux", home))
                .isEqualTo(Path.of("/home/juliet/.local/share/isthmus"));
        assertThat(Profile.standardFolder(Map.of(), "Linux", home))
                .isEqualTo(Path.of("/home/juliet/.local/share/isthmus"));
    }

    @Test
    void replacesAFileInOneStepAndClosesItToOthers() throws Exception {
        Path file = place.resolve("settings");
        PrivateFiles.replace(file, new byte[] {1});
        PrivateFiles.replace(file, new byte[] {2, 3});
        assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(place.toFile().list()).containsExactly("settings");
    }
}
