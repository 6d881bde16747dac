package org.isthmus.app.lab.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What every part of the server needs to make and send messages. */
final class Wire {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AddressFactory addresses = new AddressFactoryImpl();
    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final MessageFactory messages = new MessageFactoryImpl();
    private final SipProvider provider;
    private final Site site;

    Wire(SipProvider provider, Site site) {
        this.provider = provider;
        this.site = site;
    }

    AddressFactory addresses() {
        return addresses;
    }

    HeaderFactory headers() {
        return headers;
    }

    MessageFactory messages() {
        return messages;
    }

    SipProvider provider() {
        return provider;
    }

    Site site() {
        return site;
    }

    /** Answers a request; the To tag is added where it is missing. */
    void reply(ServerTransaction transaction, int status, Header... extra)
            throws SipException, ParseException, InvalidArgumentException {
        Response response = messages.createResponse(status, transaction.getRequest());
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (status > 100 && to.getTag() == null) {
            to.setTag(random());
        }
        for (Header header : extra) {
            response.addHeader(header);
        }
        transaction.sendResponse(response);
    }

    /** The server itself as a Contact or Route. */
    Address self(String transport) throws ParseException {
        SipURI uri = addresses.createSipURI(null, site.host());
        uri.setPort(site.port());
        if (!transport.equalsIgnoreCase("udp")) {
            uri.setTransportParam(transport);
        }
        return addresses.createAddress(uri);
    }

    void addVia(Request request, String transport) throws ParseException, InvalidArgumentException, SipException {
        request.addFirst(headers.createViaHeader(site.host(), site.port(), transport, null));
    }

    static String transport(SipURI uri) {
        return "tcp".equalsIgnoreCase(uri.getTransportParam()) ? "tcp" : "udp";
    }

    /** For tags, nonces and entity tags. */
    static String random() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
