package org.isthmus.app.call.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a person's documents are: as xdg-user-dirs says, else the usual folder of the home. Blocks. */
final class Documents {

    private static final String KEY = "XDG_DOCUMENTS_DIR=";

    private Documents() {}

    static Path of(Map<String, String> environment, Path home) {
        Path config = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(set -> !set.isBlank())
                .map(Path::of)
                .orElseGet(() -> home.resolve(".config"));
        return said(config.resolve("user-dirs.dirs"), home).orElseGet(() -> home.resolve("Documents"));
    }

    private static Optional<Path> said(Path file, Path home) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith(KEY))
                    .map(line -> line.substring(KEY.length()).replace("\"", "").replace("$HOME", home.toString()))
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .findFirst();
        } catch (IOException | InvalidPathException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
