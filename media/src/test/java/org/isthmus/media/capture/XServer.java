package org.isthmus.media.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real X server with a screen of its own that nobody sees. It takes a display number that is free. */
final class XServer implements AutoCloseable {

    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    private final Process process;
    private final int number;

    private XServer(Process process, int number) {
        this.process = process;
        this.number = number;
    }

    static XServer start() {
        try {
            Process process = new ProcessBuilder(List.of(
                            program().toString(),
                            "-displayfd",
                            "1",
                            "-screen",
                            "0",
                            WIDTH + "x" + HEIGHT + "x24",
                            "-ac",
                            "-noreset",
                            "-nolisten",
                            "tcp"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Written when the server is ready.
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            return new XServer(process, Integer.parseInt(output.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program() {
        return Stream.of("/usr/bin/Xvfb", "/usr/local/bin/Xvfb")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Xvfb is not there. Install it: apt-get install xvfb"));
    }

    /** As the variable DISPLAY names it. */
    String display() {
        return ":" + number;
    }

    Path socket() {
        return Path.of("/tmp/.X11-unix/X" + number);
    }

    /** Ends it while programs look at its screen. */
    void end() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        end();
    }
}
