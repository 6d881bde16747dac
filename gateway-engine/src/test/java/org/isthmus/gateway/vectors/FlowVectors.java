package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.isthmus.gateway.domain.GatewayMemory;

/** Vectors of kind {@code flow}: what is fed to the gateway, and what it has to send, step by step. */
final class FlowVectors {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
    private static final Duration SILENCE = Duration.ofMillis(200);

    private final Vector vector;
    private final FlowEngine engine;
    private final FlowNames names;
    private final Map<String, String> captured = new HashMap<>();
    private final List<Wire.Sent> waiting = new ArrayList<>();

    private FlowVectors(Vector vector, FlowEngine engine, FlowNames names) {
        this.vector = vector;
        this.engine = engine;
        this.names = names;
    }

    /** @param engines makes an engine with a clock and the permissions that it starts with */
    static void run(Vector vector, BiFunction<Instant, GatewayMemory, FlowEngine> engines) throws Exception {
        FlowContext.Ready ready = FlowContext.prepare(vector, engines);
        try (FlowEngine engine = ready.engine()) {
            new FlowVectors(vector, engine, ready.names()).walk();
        }
    }

    private void walk() {
        List<JsonNode> steps = new ArrayList<>();
        vector.json().path("steps").forEach(steps::add);
        for (int i = 0; i < steps.size(); ) {
            i = step(steps, i);
        }
        nothingMoreThan(0, "after the last step");
    }

    /** @return the index of the next step */
    private int step(List<JsonNode> steps, int index) {
        JsonNode step = steps.get(index);
        if (step.has("recv")) {
            JsonNode received = step.path("recv");
            engine.receive(
                    received.path("proto").asText(),
                    names.toEngine(filled(received.path("text").asText())));
            return index + 1;
        }
        if (step.has("send")) {
            int end = vector.json().path("unordered").asBoolean() ? endOfGroup(steps, index) : index + 1;
            List<JsonNode> wanted = new ArrayList<>();
            steps.subList(index, end).forEach(one -> wanted.add(one.path("send")));
            sent(wanted);
            return end;
        }
        if (step.has("advance")) {
            engine.advance(duration(step.path("advance").asText()));
            return index + 1;
        }
        if (step.has("quiet")) {
            quiet(duration(step.path("quiet").asText()));
            return index + 1;
        }
        throw new IllegalArgumentException("step " + step);
    }

    private static int endOfGroup(List<JsonNode> steps, int from) {
        String protocol = steps.get(from).path("send").path("proto").asText();
        int end = from;
        while (end < steps.size()
                && steps.get(end).path("send").path("proto").asText().equals(protocol)) {
            end++;
        }
        return end;
    }

    private void sent(List<JsonNode> wanted) {
        List<JsonNode> open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            String protocol = open.getFirst().path("proto").asText();
            Wire.Sent next = next(protocol)
                    .orElseThrow(() -> new AssertionError("nothing more was sent over " + protocol + ", wanted: "
                            + open.getFirst().path("example").asText()));
            Optional<JsonNode> met = open.stream()
                    .filter(output -> Outputs.problem(output, next, captured).isEmpty())
                    .findFirst();
            if (met.isEmpty() && isIgnorable(next)) {
                continue;
            }
            assertThat(met)
                    .as("%s: %s", Outputs.problem(open.getFirst(), next, captured), next.text())
                    .isPresent();
            capture(met.get(), next);
            open.remove(met.get());
        }
    }

    private void capture(JsonNode output, Wire.Sent sent) {
        Document document = Document.of(sent.protocol(), sent.text());
        output.path("capture").properties().forEach(capture -> {
            List<String> values = document.select(capture.getValue().asText());
            assertThat(values).as("capture %s", capture).hasSize(1);
            captured.put(capture.getKey(), values.getFirst());
        });
    }

    private Optional<Wire.Sent> next(String protocol) {
        if (!has(protocol) && engine.patience().isPositive()) {
            try {
                await().atMost(engine.patience()).until(() -> has(protocol));
            } catch (ConditionTimeoutException e) {
                return Optional.empty();
            }
        }
        Optional<Wire.Sent> first = waiting.stream()
                .filter(sent -> sent.protocol().equals(protocol))
                .findFirst();
        first.ifPresent(waiting::remove);
        return first;
    }

    private boolean has(String protocol) {
        collect();
        return waiting.stream().anyMatch(sent -> sent.protocol().equals(protocol));
    }

    private void quiet(Duration time) {
        engine.advance(Duration.ZERO);
        collect();
        int before = waiting.size();
        engine.advance(time);
        nothingMoreThan(before, "for " + time);
    }

    private void nothingMoreThan(int before, String when) {
        engine.advance(Duration.ZERO);
        if (engine.patience().isPositive()) {
            await().during(SILENCE).atMost(engine.patience()).until(() -> true);
        }
        collect();
        assertThat(waiting).as("to be quiet %s", when).hasSize(before);
    }

    private void collect() {
        for (Wire.Sent sent : engine.take()) {
            Wire.Sent named = new Wire.Sent(sent.protocol(), names.toVector(sent.text()));
            if (!isIgnorable(named) || isWanted(named)) {
                waiting.add(named);
            }
        }
    }

    /** How the engine learns a state that it does not know is its own affair, unless the flow speaks of it. */
    private boolean isIgnorable(Wire.Sent sent) {
        if (sent.protocol().equals("xmpp")) {
            return new XmlDocument(sent.text()).xpath("/c:presence/@type").equals(List.of("probe"));
        }
        boolean bodiless = vector.json().path("note").asText().contains("bodiless NOTIFY")
                && sent.text().startsWith("NOTIFY ")
                && sent.text().endsWith("\r\n\r\n");
        return sent.text().startsWith("SIP/2.0 100 ") || bodiless;
    }

    private boolean isWanted(Wire.Sent sent) {
        for (JsonNode step : vector.json().path("steps")) {
            if (step.has("send")
                    && Outputs.problem(step.path("send"), sent, captured).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(match -> {
            String value = captured.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing was captured as " + match.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
