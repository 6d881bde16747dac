package org.isthmus.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A server process with all its children. It ends with this JVM, however that ends. */
final class Daemon implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(15);

    private final Path folder;
    private final Path log;
    private final List<String> command;
    private final BooleanSupplier takesClients;
    private Optional<Process> guard = Optional.empty();

    /** @param port accepts TCP connections when the server is ready */
    Daemon(Path folder, int port, List<String> command) {
        this(folder, () -> Ports.accepts(port), command);
    }

    /** @param takesClients whether somebody can connect now */
    Daemon(Path folder, BooleanSupplier takesClients, List<String> command) {
        this.folder = folder;
        this.log = folder.resolve("output.log");
        this.takesClients = takesClients;
        this.command = List.copyOf(command);
    }

    void start() {
        Path script = Programs.copy("guard.sh", folder, Map.of());
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", script.toString(), log.toString()));
        guarded.addAll(command);
        try {
            guard = Optional.of(
                    new ProcessBuilder(guarded).directory(folder.toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> assertThat(alive()).as(log()).isTrue())
                .until(takesClients::getAsBoolean);
    }

    private boolean alive() {
        return guard.filter(Process::isAlive).isPresent();
    }

    /** Ends it at once, as kill -9 does, and waits until nothing of it is left. */
    void kill() {
        guard.ifPresent(process -> {
            try {
                process.getOutputStream().close();
                process.waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            await().atMost(READY_WITHIN).until(() -> !takesClients.getAsBoolean());
        });
        guard = Optional.empty();
    }

    /** What it and its children have used of the processor. */
    Duration cpu() {
        return guard.stream()
                .flatMap(Process::descendants)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
