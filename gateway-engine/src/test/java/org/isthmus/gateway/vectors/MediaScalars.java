package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.ReasonHeader;
import org.isthmus.gateway.call.SipEnding;
import org.isthmus.gateway.call.SipEnds;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleReason;

/** Vectors of kind {@code scalar} whose functions belong to calls. */
final class MediaScalars {

    private MediaScalars() {}

    static void run(Vector vector) {
        JsonNode input = vector.input();
        JsonNode expect = vector.expect();
        switch (vector.json().path("function").asText()) {
            case "jingleReasonToSip" -> toSip(input, expect);
            case "sipStatusToJingleReason" ->
                reason(SipEnds.ofStatus(input.path("sipStatus").asInt()), expect);
            case "q850ToJingleReason" ->
                reason(SipEnds.ofCause(input.path("q850").asInt()), expect);
            case "byeToJingleReason" -> reason(SipEnds.ofBye(headers(input)).reason(), expect);
            case "cancelToJingleReason" ->
                reason(SipEnds.ofCancel(headers(input)).reason(), expect);
            case "jingleActionToSip" ->
                assertThat(JingleAction.of(input.path("action").asText())
                                .orElseThrow()
                                .inSip())
                        .hasToString(expect.path("sip").asText());
            default -> throw new IllegalArgumentException("function of " + vector);
        }
    }

    private static void toSip(JsonNode input, JsonNode expect) {
        SipEnding ending = SipEnds.of(
                input.has("reason") ? JingleReason.reason(input.path("reason").asText()) : CallEnd.Reason.UNSAID);
        assertThat(ending.finalResponse())
                .isEqualTo(expect.path("finalResponse").asInt());
        assertThat(ending.cause()).isEqualTo(expect.path("byeQ850").asInt());
        // A caller that gives up before it is answered cancels, whatever the reason (RFC 3261 section 9).
        assertThat(expect.path("callerBeforeAccept").asText()).isEqualTo("CANCEL");
    }

    private static void reason(CallEnd.Reason reason, JsonNode expect) {
        assertThat(JingleReason.word(reason)).isEqualTo(expect.path("reason").asText());
    }

    /** Reason headers, one as {@code reasonHeader} or several as {@code reasonHeaders}. */
    private static List<ReasonHeader> headers(JsonNode input) {
        List<String> values = new ArrayList<>();
        input.path("reasonHeaders").forEach(value -> values.add(value.asText()));
        if (input.has("reasonHeader")) {
            values.add(input.path("reasonHeader").asText());
        }
        return SipEnds.headers(values);
    }
}
