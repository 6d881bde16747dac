package org.isthmus.app.call.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where recordings lie and what they are called. */
final class RecordingsTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:09Z");

    @TempDir
    Path home;

    @Test
    void theNameSaysWhenAndWithWhomAndNoTwoAreTheSame() throws IOException {
        Recordings recordings = new Recordings(home.resolve("Isthmus"), ZoneOffset.UTC);
        assertThat(name(recordings, "Zoë")).isEqualTo("2026-05-04 12.00.09 Zoë.wav");
        assertThat(name(recordings, "Zoë")).isEqualTo("2026-05-04 12.00.09 Zoë 2.wav");
    }

    @Test
    void aNameFromTheNetworkLeadsToNoOtherFolder() throws IOException {
        Recordings recordings = new Recordings(home.resolve("Isthmus"), ZoneOffset.UTC);
        for (String hostile : new String[] {"../../x", "..", "a\u0000b", "C:\\x", "/etc/passwd", "x".repeat(5_000)}) {
            Recordings.File file = recordings.create(hostile, NOON);
            file.channel().close();
            assertThat(file.path().toRealPath().getParent())
                    .isEqualTo(home.resolve("Isthmus").toRealPath());
        }
    }

    @Test
    void theFolderIsTheOneThatTheDesktopNames() throws IOException {
        Path config = Files.createDirectories(home.resolve(".config"));
        assertThat(Documents.of(Map.of(), home)).isEqualTo(home.resolve("Documents"));
        Files.writeString(config.resolve("user-dirs.dirs"), "# words\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n");
        assertThat(Documents.of(Map.of(), home)).isEqualTo(home.resolve("Dokumente"));
    }

    private static String name(Recordings recordings, String who) throws IOException {
        Recordings.File file = recordings.create(who, NOON);
        file.channel().close();
        return String.valueOf(file.path().getFileName());
    }
}
