package org.isthmus.tests.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the machine that peers are made of. A missing one fails the test and says what to install. */
final class Programs {

    private Programs() {}

    static Path find(String program, String debianPackage) {
        return Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(program, debianPackage));
    }

    static Path findFile(String debianPackage, String file) {
        return Optional.of(Path.of(file)).filter(Files::isRegularFile).orElseThrow(() -> missing(file, debianPackage));
    }

    static Path findFolder(String debianPackage, String... folders) {
        return Stream.of(folders)
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> missing(folders[0], debianPackage));
    }

    private static AssertionError missing(String what, String debianPackage) {
        return new AssertionError(what + " is not there. Install it: apt-get install " + debianPackage);
    }

    /** Runs a program to its end. */
    static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file of {@code resources/peer} into a folder, with words between at signs replaced. */
    static Path copy(String resource, Path folder, Map<String, String> words) {
        try (InputStream in = Programs.class.getResourceAsStream("/peer/" + resource)) {
            if (in == null) {
                throw new AssertionError("The tests lack their resource peer/" + resource + ".");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("@" + word.getKey() + "@", word.getValue());
            }
            return Files.writeString(folder.resolve(resource), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
