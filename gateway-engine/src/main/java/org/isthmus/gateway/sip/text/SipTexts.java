package org.isthmus.gateway.sip.text;

import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.URI;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;

/** The objects for URIs and headers that are there as text, just as JAIN-SIP's factories make them. */
public final class SipTexts {

    private final AddressFactory addresses;
    private final HeaderFactory headers;

    /** @throws PeerUnavailableException when JAIN-SIP is not complete */
    public SipTexts() throws PeerUnavailableException {
        this.addresses = SipFactory.getInstance().createAddressFactory();
        this.headers = SipFactory.getInstance().createHeaderFactory();
    }

    public URI uri(String text) throws ParseException {
        Optional<SipUri> plain = plainUri(text);
        return plain.isPresent() ? plain.get() : addresses.createURI(text);
    }

    /** The URI in angle brackets, without a display name. */
    public Address address(String uri) throws ParseException {
        Optional<SipUri> plain = plainUri(uri);
        if (plain.isEmpty()) {
            return addresses.createAddress("<" + uri + ">");
        }
        AddressImpl address = new AddressImpl();
        address.setURI(plain.get());
        return address;
    }

    private static Optional<SipUri> plainUri(String text) {
        Cursor in = new Cursor(text, 0);
        return PlainAddresses.uri(in).filter(uri -> in.isAtEnd());
    }

    /** @param value of one header, not of a list */
    public Header header(String name, String value) throws ParseException {
        Optional<? extends SIPHeader> plain = PlainHeaders.read(name.toLowerCase(Locale.ROOT), new Cursor(value, 0));
        if (plain.isEmpty()) {
            return headers.createHeader(name, value);
        }
        return plain.get() instanceof SIPHeaderList<?> list ? list.getFirst() : plain.get();
    }
}
