package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what was sent with the outputs of a vector: all of them, none missing, none extra, in any order. */
final class Outputs {

    private Outputs() {}

    static void check(JsonNode outputs, List<Wire.Sent> sent) {
        List<JsonNode> wanted = new ArrayList<>();
        outputs.forEach(wanted::add);
        String mismatch = mismatch(wanted, sent);
        assertThat(mismatch).as("sent: %s", sent).isEmpty();
    }

    private static String mismatch(List<JsonNode> wanted, List<Wire.Sent> sent) {
        if (wanted.size() != sent.size()) {
            return wanted.size() + " outputs are wanted, " + sent.size() + " were sent";
        }
        if (wanted.isEmpty()) {
            return "";
        }
        JsonNode first = wanted.getFirst();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String problem = problem(first, sent.get(i));
            if (problem.isEmpty()) {
                List<Wire.Sent> rest = new ArrayList<>(sent);
                rest.remove(i);
                problem = mismatch(wanted.subList(1, wanted.size()), rest);
                if (problem.isEmpty()) {
                    return "";
                }
            }
            problems.add(problem);
        }
        return String.join("; or ", problems);
    }

    static String problem(JsonNode output, Wire.Sent sent) {
        return problem(output, sent, Map.of());
    }

    static String problem(JsonNode output, Wire.Sent sent, Map<String, String> captured) {
        if (!output.path("proto").asText().equals(sent.protocol())) {
            return "not " + output.path("proto").asText();
        }
        Document document = Document.of(sent.protocol(), sent.text());
        for (Expectation expectation : Expectation.all(output.path("expect"))) {
            String problem = expectation.check(document, captured);
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }
}
