package org.isthmus.tests.peer;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user in a Python process of their own, spoken to in lines of JSON. Ends when this JVM ends: its input does. */
public abstract class ScriptUser implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<JsonNode>> events = new HashMap<>();
    private final Process process;
    private final BufferedWriter commands;

    ScriptUser(Path folder, String script, String... arguments) {
        Path python = Programs.find("python3", "python3 python3-slixmpp");
        List<String> command = new ArrayList<>(List.of(
                python.toString(), "-u", Programs.copy(script, folder, Map.of()).toString()));
        command.addAll(List.of(arguments));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(folder.resolve(script + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name(script).start(this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode event = JSON.readTree(line);
                synchronized (events) {
                    events.computeIfAbsent(event.get("event").asText(), kind -> new ArrayList<>())
                            .add(event);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the user has signed in. */
    final void awaitOnline() {
        await().atMost(READY_WITHIN)
                .failFast("The script ended.", () -> !process.isAlive())
                .until(() -> !events("online").isEmpty());
    }

    final void command(Map<String, ?> fields) {
        synchronized (commands) {
            try {
                commands.write(JSON.writeValueAsString(fields));
                commands.write('\n');
                commands.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All events of a kind so far, in order. */
    public final List<JsonNode> events(String kind) {
        synchronized (events) {
            return List.copyOf(events.getOrDefault(kind, List.of()));
        }
    }

    /** The events of a kind from the one of that number on, in order. */
    public final List<JsonNode> events(String kind, int from) {
        synchronized (events) {
            List<JsonNode> all = events.getOrDefault(kind, List.of());
            return List.copyOf(all.subList(Math.min(from, all.size()), all.size()));
        }
    }

    /** The texts received so far, in order. */
    public final List<Text> texts() {
        return texts(0);
    }

    /** The texts received from the one of that number on, in order. */
    public final List<Text> texts(int from) {
        return events("message", from).stream()
                .map(e -> new Text(
                        e.get("id").asText(),
                        e.get("sender").asText(),
                        e.get("author").asText(),
                        e.get("body").asText()))
                .toList();
    }

    /**
     * A text as it arrived.
     *
     * @param author the original author that the message names, empty when none
     */
    public record Text(String id, String sender, String author, String body) {}

    @Override
    public final void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
