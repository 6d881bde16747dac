package org.isthmus.gateway.sip.useragent;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.net.IDN;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import javax.sip.address.AddressFactory;
import javax.sip.address.URI;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;
import org.isthmus.gateway.address.SipAddress;

/** Makes the parts of SIP messages. Has no state but randomness and may be used from any thread. */
public final class Words {

    public static final String USER_AGENT = "Isthmus";
    public static final String ALLOW =
            "INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, INFO, REFER, MESSAGE, SUBSCRIBE, NOTIFY, OPTIONS";

    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final AddressFactory addresses = new AddressFactoryImpl();
    private final MessageFactory messages = new MessageFactoryImpl();
    private final SecureRandom random = new SecureRandom();

    public HeaderFactory headers() {
        return headers;
    }

    public AddressFactory addresses() {
        return addresses;
    }

    public MessageFactory messages() {
        return messages;
    }

    /** A header from its text; line breaks, with which a value could smuggle in another header, become spaces. */
    public Header header(String name, String value) throws ParseException {
        return headers.createHeader(name, value.replaceAll("[\\r\\n]+", " "));
    }

    /** A header with several values on one line, which JAIN-SIP would rather have as several headers. */
    public Header list(String name, String values) {
        ExtensionHeaderImpl header = new ExtensionHeaderImpl(name);
        header.setValue(values);
        return header;
    }

    /** A URI as JAIN-SIP wants it: the host with A-labels, because SIP has no others. */
    public URI uri(SipAddress address) throws ParseException {
        return addresses.createURI(new SipAddress(
                        address.scheme(), address.user(), ascii(address.host()), address.port(), address.parameters())
                .toString());
    }

    private static String ascii(String host) throws ParseException {
        if (host.startsWith("[")) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new ParseException("\u201c" + host + "\u201d is not a host name", 0);
        }
    }

    /** A new tag, Call-ID or the like. */
    public String token() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
