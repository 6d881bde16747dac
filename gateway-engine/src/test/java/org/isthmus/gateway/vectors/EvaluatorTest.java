package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge is judged first: every example satisfies what is expected of it, and every changed expectation fails. */
class EvaluatorTest {

    static Stream<Vector> withExamples() {
        return VectorFiles.all().stream().filter(vector -> !outputs(vector).isEmpty());
    }

    private static List<JsonNode> outputs(Vector vector) {
        List<JsonNode> outputs = new ArrayList<>();
        vector.json().path("outputs").forEach(outputs::add);
        vector.json().path("steps").forEach(step -> {
            if (step.has("send")) {
                outputs.add(step.path("send"));
            }
        });
        return outputs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withExamples")
    void anExampleSatisfiesItsOwnExpectationsAndNoChangedOnes(Vector vector) {
        Map<String, String> captured = new HashMap<>();
        for (JsonNode output : outputs(vector)) {
            Document example = Document.of(
                    output.path("proto").asText(), output.path("example").asText());
            for (Expectation expectation : Expectation.all(output.path("expect"))) {
                assertThat(expectation.check(example, captured)).isEmpty();
                Expectation changed = expectation.mutated(example.select(expectation.selector()));
                assertThat(changed.check(example, captured))
                        .as("changed to %s", changed)
                        .isNotEmpty();
            }
            output.path("capture").properties().forEach(capture -> {
                List<String> values = example.select(capture.getValue().asText());
                assertThat(values).as("capture %s", capture).hasSize(1);
                captured.put(capture.getKey(), values.getFirst());
            });
        }
    }

    @Test
    void theIndexListsEveryVector() {
        List<String> ids = VectorFiles.all().stream().map(Vector::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).hasSize(VectorFiles.promised());
    }
}
