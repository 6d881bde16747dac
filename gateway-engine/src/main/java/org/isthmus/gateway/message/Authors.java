package org.isthmus.gateway.message;

import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.xml.XmlText;

/** Original authors as URIs, in CPIM wrappers and XEP-0033 addresses. */
public final class Authors {

    private static final int LONGEST_NAME = 256;

    private Authors() {}

    /** Reads a claimed author; empty when the URI is of no network that is known here. */
    public static Optional<Author> fromUri(String uri, String name) {
        try {
            Address address = uri.regionMatches(true, 0, "xmpp:", 0, 5) ? XmppAddress.parse(uri) : sip(uri);
            String legal = XmlText.legal(name).strip();
            return Optional.of(
                    new Author(address, legal.length() > LONGEST_NAME ? legal.substring(0, LONGEST_NAME) : legal));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static SipAddress sip(String uri) throws AddressException {
        SipAddress address = SipAddress.parse(uri);
        boolean mail = address.scheme().equals("im") || address.scheme().equals("pres");
        return mail
                ? new SipAddress("sip", address.user(), address.host(), address.port(), address.parameters())
                : address;
    }

    /** The address as a URI for SIP: mapped where that is possible, {@code xmpp:} otherwise. */
    static String toSipUri(Address address, AddressMapper mapper) {
        try {
            return mapper.asSip(address).toString();
        } catch (AddressException e) {
            return "xmpp:" + address;
        }
    }

    /** The same person, whatever the device. */
    static boolean isSame(Address one, Address other) {
        return one.bare().toString().equalsIgnoreCase(other.bare().toString());
    }
}
