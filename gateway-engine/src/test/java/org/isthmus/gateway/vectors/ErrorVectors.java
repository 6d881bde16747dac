package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.MsrpErrors;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.error.WireHeaders;

/** Vectors of kind {@code error}. */
final class ErrorVectors {

    private static final ErrorMapping MAPPING = new ErrorMapping();

    private ErrorVectors() {}

    static void run(Vector vector) throws AddressException {
        JsonNode input = vector.input();
        if (input.has("msrpStatus")) {
            stanzaExpected(vector, MsrpErrors.toStanza(input.path("msrpStatus").asInt()));
        } else if (input.has("msrpMethod")) {
            int status = MsrpErrors.toMsrp(
                    input.path("condition").asText(),
                    input.path("msrpMethod").asText(),
                    input.path("where").asText().equals("room"));
            assertThat(status).isEqualTo(vector.expect().path("msrpStatus").asInt());
        } else if (vector.direction().equals("s2x")) {
            stanzaExpected(vector, stanza(input));
        } else {
            sipExpected(vector, input);
        }
    }

    private static Optional<StanzaFailure> stanza(JsonNode input) {
        if (input.has("local")) {
            Reason reason = switch (input.path("local").asText()) {
                case "timeout" -> Reason.TIMEOUT;
                case "dns-failure" -> Reason.UNKNOWN_HOST;
                case "connection-refused" -> Reason.CONNECTION_REFUSED;
                default -> throw new IllegalArgumentException("local " + input);
            };
            return Optional.of(MAPPING.stanzaFailureFor(Failure.of(reason, "")));
        }
        int status = input.path("sipStatus").asInt();
        return SipError.isError(status)
                ? Optional.of(MAPPING.toStanza(new SipError(
                        status,
                        input.path("reasonPhrase").asText(""),
                        input.has("contact") ? Optional.of(input.path("contact").asText()) : Optional.empty(),
                        input.has("retryAfter")
                                ? OptionalInt.of(input.path("retryAfter").asInt())
                                : OptionalInt.empty())))
                : Optional.empty();
    }

    private static void stanzaExpected(Vector vector, Optional<StanzaFailure> result) {
        JsonNode expect = vector.expect();
        assertThat(result.isEmpty()).isEqualTo(expect.path("noError").asBoolean());
        if (result.isEmpty()) {
            return;
        }
        StanzaFailure failure = result.get();
        assertThat(failure.condition()).isEqualTo(expect.path("condition").asText());
        assertThat(failure.type()).isEqualTo(expect.path("type").asText());
        if (expect.has("address")) {
            assertThat(failure.newAddress()).contains(expect.path("address").asText());
        }
        if (expect.path("addressAbsent").asBoolean()) {
            assertThat(failure.newAddress()).isEmpty();
        }
        if (expect.has("text")) {
            assertThat(failure.text()).isEqualTo(expect.path("text").asText());
        }
        if (expect.path("textAbsent").asBoolean()) {
            assertThat(failure.text()).isEmpty();
        }
    }

    private static void sipExpected(Vector vector, JsonNode input) throws AddressException {
        StanzaFailure failure = StanzaFailure.of(
                input.path("condition").asText(),
                input.path("text").asText(""),
                input.has("address") ? Optional.of(input.path("address").asText()) : Optional.empty());
        XmppAddress failing = XmppAddress.parse(input.path("from").asText());
        String method = input.path("sipMethod").asText();
        SipError error = input.path("cause").asText().equals("unresolvable")
                ? MAPPING.toSipUnresolvable(failure)
                : MAPPING.toSip(failure, failing, method);
        if (input.path("stage").asText().equals("emit")) {
            error = MAPPING.withoutChallenge(error, failure);
        }
        JsonNode expect = vector.expect();
        assertThat(error.status()).isEqualTo(expect.path("sipStatus").asInt());
        if (expect.has("reasonPhrase")) {
            assertThat(error.phrase()).isEqualTo(expect.path("reasonPhrase").asText());
        }
        if (expect.has("contact")) {
            assertThat(error.contact()).contains(expect.path("contact").asText());
        }
        for (JsonNode header : expect.path("headersPresent")) {
            assertThat(WireHeaders.required(error)).containsKey(header.asText());
        }
    }
}
