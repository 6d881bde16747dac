package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.SipError;

/** Vectors of kind {@code address}. */
final class AddressVectors {

    private AddressVectors() {}

    static void run(Vector vector) throws AddressException {
        String domain = vector.context().path("pstnDomain").asText("");
        AddressMapper mapper = domain.isEmpty() ? new AddressMapper() : new AddressMapper(domain);
        String input = vector.input().asText();
        if (!vector.expect().path("unmappable").asBoolean()) {
            assertThat(mapped(vector, mapper, input))
                    .isEqualTo(vector.expect().path("value").asText());
            return;
        }
        try {
            assertThat(mapped(vector, mapper, input))
                    .as("%s has no mapping", input)
                    .isNull();
        } catch (AddressException e) {
            if (vector.expect().has("sipStatus")) {
                SipError error = ErrorMapping.unmappable(input);
                assertThat(error.status())
                        .isEqualTo(vector.expect().path("sipStatus").asInt());
            }
        }
    }

    private static String mapped(Vector vector, AddressMapper mapper, String input) throws AddressException {
        if (vector.direction().equals("s2x")) {
            return mapper.toXmpp(SipAddress.parse(input)).toString();
        }
        XmppAddress jid = XmppAddress.parse(input);
        return vector.context().path("scheme").asText().equals("pres")
                ? mapper.toPres(jid)
                : mapper.toSip(jid).toString();
    }
}
