package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.ParseException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.header.FromHeader;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.message.MaxForwards;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.presence.Priorities;
import org.isthmus.gateway.presence.SubscriptionFates;

/** Vectors of kind {@code scalar} whose functions belong to addresses, messages and presence. */
final class ScalarVectors {

    private ScalarVectors() {}

    static void run(Vector vector) throws AddressException, ParseException, PeerUnavailableException {
        JsonNode input = vector.input();
        JsonNode expect = vector.expect();
        switch (vector.json().path("function").asText()) {
            case "maxForwards" -> maxForwards(input, expect);
            case "headerAddressToJid" -> headerAddress(input.path("header").asText(), expect);
            case "priorityToPidf" -> {
                Optional<String> mapped = Priorities.toPidf(input.path("value").asInt());
                assertThat(mapped.isEmpty()).isEqualTo(expect.path("absent").asBoolean());
                mapped.ifPresent(value -> assertThat(new BigDecimal(value))
                        .isEqualByComparingTo(
                                new BigDecimal(expect.path("value").asText())));
            }
            case "priorityFromPidf" -> {
                OptionalInt mapped = Priorities.fromPidf(input.path("value").asText());
                assertThat(mapped.isEmpty()).isEqualTo(expect.path("absent").asBoolean());
                mapped.ifPresent(value ->
                        assertThat(value).isEqualTo(expect.path("value").asInt()));
            }
            case "terminatedReason" ->
                assertThat(SubscriptionFates.terminated(input.path("reason").asText(""))
                                .word())
                        .isEqualTo(expect.path("action").asText());
            case "subscribeFailure" ->
                assertThat(SubscriptionFates.refused(input.path("sipStatus").asInt()) ? "cancelled" : "transient")
                        .isEqualTo(expect.path("action").asText());
            default -> throw new IllegalArgumentException("function of " + vector);
        }
    }

    private static void maxForwards(JsonNode input, JsonNode expect) {
        OptionalInt received =
                input.has("received") ? OptionalInt.of(input.path("received").asInt()) : OptionalInt.empty();
        OptionalInt sent = MaxForwards.next(received);
        assertThat(sent.isEmpty()).isEqualTo(expect.path("sipStatus").asInt() == 483);
        sent.ifPresent(value -> assertThat(value).isEqualTo(expect.path("sent").asInt()));
    }

    private static void headerAddress(String value, JsonNode expect)
            throws AddressException, ParseException, PeerUnavailableException {
        FromHeader header =
                (FromHeader) SipFactory.getInstance().createHeaderFactory().createHeader(FromHeader.NAME, value);
        assertThat(new AddressMapper()
                        .toXmpp(SipHeaders.address(header, "From"))
                        .toString())
                .isEqualTo(expect.path("value").asText());
        String display = header.getAddress().getDisplayName();
        assertThat(display == null ? "" : display)
                .isEqualTo(expect.path("displayName").asText(""));
    }
}
