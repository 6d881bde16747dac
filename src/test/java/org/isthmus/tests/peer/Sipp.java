package org.isthmus.tests.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real sipp that goes through one scenario of {@code resources/peer} over UDP and says whether all went as written there. */
public final class Sipp implements AutoCloseable {

    private static final String SECONDS = "60";

    private final Path folder;
    private final Process process;

    private Sipp(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Registers a user and then waits for a call, which it answers, sees held and resumed, and lets the other side end. */
    public static Sipp answering(Path folder, String user, Kamailio server) {
        return registered(folder, "sipp_answering.xml", user, server, Map.of());
    }

    /**
     * Registers a user and then waits for a call, in which it plays a sound before it answers, for which it asks for a PRACK
     * (RFC 3262), until the call is taken back.
     *
     * @param sound 8000 bytes of PCMU a second, again and again
     */
    public static Sipp heardEarly(Path folder, String user, Kamailio server, Path sound) {
        return registered(folder, "sipp_early.xml", user, server, Map.of("SOUND", sound.toString()));
    }

    private static Sipp registered(
            Path folder, String scenario, String user, Kamailio server, Map<String, String> more) {
        int port = Ports.free();
        Map<String, String> words = new HashMap<>(Map.of(
                "USER",
                user,
                "AOR",
                user + "@" + Kamailio.DOMAIN,
                "DOMAIN",
                Kamailio.DOMAIN,
                "PASSWORD",
                Kamailio.password(user)));
        words.putAll(more);
        try (Sipp register = start(folder, "sipp_register.xml", words, port, server, List.of())) {
            register.awaitSuccess();
        }
        return start(folder, scenario, words, port, server, List.of());
    }

    /** Calls a user of the server, holds the call, presses a digit and hangs up. */
    public static Sipp calling(Path folder, String user, Kamailio server) {
        return start(
                folder,
                "sipp_calling.xml",
                Map.of("DOMAIN", Kamailio.DOMAIN),
                Ports.free(),
                server,
                List.of("-s", user));
    }

    private static Sipp start(
            Path folder, String scenario, Map<String, String> words, int port, Kamailio server, List<String> more) {
        Path script = Programs.copy(scenario, folder, words);
        List<String> command = new ArrayList<>(List.of(
                Programs.find("sipp", "sip-tester").toString(),
                "127.0.0.1:" + server.port(),
                "-sf",
                script.toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                SECONDS,
                "-timeout_error",
                "-trace_err",
                "-trace_msg"));
        command.addAll(more);
        try {
            return new Sipp(
                    folder,
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(scenario + ".out").toFile())
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of the scenario, and fails with what sipp said where it did not go as written. */
    public void awaitSuccess() {
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError("sipp is not content:\n" + logs());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String logs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(Sipp::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
