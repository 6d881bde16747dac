package org.isthmus.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LogFileTest {

    private static final Logger LOG = LoggerFactory.getLogger(LogFileTest.class);

    @TempDir
    Path folder;

    @Test
    void keepsWhatIsLoggedWhileItIsOpenAndIsForItsOwnerOnly() throws Exception {
        Path file = folder.resolve("isthmus.log");
        LOG.error("before");
        try (LogFile open = LogFile.open(file)) {
            assertThat(open).isNotNull();
            LOG.error("while it is open\nand of two lines");
            java.util.logging.Logger.getLogger("a.library").severe("by the other way of logging");
        }
        LOG.error("after");
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .anyMatch(line -> line.endsWith("while it is open | and of two lines"))
                .anyMatch(line -> line.endsWith("by the other way of logging"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void movesFullFilesAsideAndKeepsThree() throws Exception {
        Path file = folder.resolve("isthmus.log");
        for (String old : List.of("isthmus.log.1", "isthmus.log.2", "isthmus.log.3")) {
            Files.writeString(folder.resolve(old), old);
        }
        Files.writeString(file, "x".repeat(6 * 1024 * 1024));
        try (LogFile open = LogFile.open(file)) {
            assertThat(open).isNotNull();
            org.awaitility.Awaitility.await().until(() -> {
                LOG.error("more");
                return Files.size(file) < 1024 * 1024;
            });
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("isthmus.log", "isthmus.log.1", "isthmus.log.2", "isthmus.log.3");
        }
        assertThat(folder.resolve("isthmus.log.3")).hasContent("isthmus.log.2");
    }
}
