package org.isthmus.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Addresses survive the way to the other network and back, and no text is worse than an {@link AddressException}. */
class AddressRoundTripProperties {

    private final AddressMapper mapper = new AddressMapper();

    @Provide
    Arbitrary<String> localparts() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0123456789!#$%()*+,-.;=?[]^_`{|}~\u00fc\u00e9\u03b1\u0436")
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> resources() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars("\u00fc\u2615 ")
                .ofMaxLength(40)
                .map(String::strip);
    }

    @Property(tries = 500)
    void aJidComesBackFromSipAsItWas(@ForAll("localparts") String local, @ForAll("resources") String resource)
            throws AddressException {
        XmppAddress jid =
                XmppAddress.parse(local + "@m\u00fcller.example" + (resource.isEmpty() ? "" : "/" + resource));
        SipAddress uri = mapper.toSip(jid);
        assertThat(uri.toString()).matches("[\\x21-\\x7E]+");
        assertThat(mapper.toXmpp(SipAddress.parse(uri.toString()))).isEqualTo(jid);
    }

    @Property(tries = 1000)
    void anyTextIsAnAddressOrAnAddressException(@ForAll String text) {
        for (Network network : Network.values()) {
            try {
                mapper.map(Address.parse(network, text));
            } catch (AddressException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }
}
