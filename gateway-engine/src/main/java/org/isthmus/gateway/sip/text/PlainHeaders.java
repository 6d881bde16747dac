package org.isthmus.gateway.sip.text;

import gov.nist.core.HostPort;
import gov.nist.core.NameValue;
import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.header.AddressParametersHeader;
import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLanguage;
import gov.nist.javax.sip.header.ContentLanguageList;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.ContentType;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.ParametersHeader;
import gov.nist.javax.sip.header.Protocol;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.header.ViaList;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.message.Request;

/**
 * The headers that every message has, in the form that most have. Each is the very object that JAIN-SIP's parser would have
 * made; empty for any other header and form, and for everything that is wrong.
 */
final class PlainHeaders {

    private static final String VERSION = "SIP/2.0";
    private static final Set<String> METHODS =
            Set.of(Request.MESSAGE, Request.SUBSCRIBE, Request.NOTIFY, Request.OPTIONS);

    private PlainHeaders() {}

    static Optional<RequestLine> requestLine(String line) {
        Cursor in = new Cursor(line, 0);
        String method = in.take(Chars.TOKEN);
        if (!METHODS.contains(method) || !in.skip(' ')) {
            return Optional.empty();
        }
        return PlainAddresses.uri(in)
                .filter(uri -> in.skip(' ') && in.skip(VERSION) && in.isAtEnd())
                .map(uri -> new RequestLine(uri, method));
    }

    /**
     * @param name in lower case and in its long form
     * @param in at the beginning of the value
     */
    static Optional<? extends SIPHeader> read(String name, Cursor in) {
        try {
            Optional<? extends SIPHeader> header = switch (name) {
                case "via" -> via(in);
                case "from" -> address(new From(), in);
                case "to" -> address(new To(), in);
                case "call-id" -> callId(in);
                case "cseq" -> sequence(in);
                case "max-forwards" -> maxForwards(in);
                case "content-type" -> contentType(in);
                case "content-language" -> contentLanguage(in);
                case "content-length" -> contentLength(in);
                default -> Optional.empty();
            };
            return header.filter(read -> in.isAtEnd());
        } catch (ParseException | InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ViaList> via(Cursor in) {
        if (!in.skip(VERSION) || !in.skip('/')) {
            return Optional.empty();
        }
        Protocol protocol = new Protocol();
        String transport = in.take(Chars.TOKEN);
        if (transport.isEmpty() || !in.skip(' ')) {
            return Optional.empty();
        }
        protocol.setTransport(transport);
        Optional<HostPort> sentBy = PlainAddresses.hostPort(in);
        if (sentBy.isEmpty()) {
            return Optional.empty();
        }
        Via via = new Via();
        via.setSentProtocol(protocol);
        via.setSentBy(sentBy.get());
        while (in.skip(';')) {
            String name = in.take(Chars.TOKEN).toLowerCase(Locale.ROOT);
            boolean flag = !in.skip('=');
            String value = flag ? "" : in.take(Chars.TOKEN);
            boolean incomplete = flag ? name.equals(Via.BRANCH) : value.isEmpty();
            if (name.isEmpty() || incomplete) {
                return Optional.empty();
            }
            via.setParameter(new NameValue(name, flag ? null : value));
        }
        ViaList one = new ViaList();
        one.add(via);
        return Optional.of(one);
    }

    private static Optional<SIPHeader> address(AddressParametersHeader header, Cursor in) {
        Optional<AddressImpl> address = PlainAddresses.nameAddress(in);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        header.setAddress(address.get());
        return parameters(header, in);
    }

    private static Optional<SIPHeader> contentType(Cursor in) throws ParseException {
        ContentType header = new ContentType();
        String type = in.take(Chars.TOKEN);
        if (type.isEmpty() || !in.skip('/')) {
            return Optional.empty();
        }
        String subtype = in.take(Chars.TOKEN);
        if (subtype.isEmpty()) {
            return Optional.empty();
        }
        header.setContentType(type);
        header.setContentSubType(subtype);
        return parameters(header, in);
    }

    private static Optional<SIPHeader> contentLanguage(Cursor in) {
        String tag = in.take(Chars.TOKEN);
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        ContentLanguageList one = new ContentLanguageList();
        one.add(new ContentLanguage(tag));
        return Optional.of(one);
    }

    private static Optional<SIPHeader> parameters(ParametersHeader header, Cursor in) {
        while (in.skip(';')) {
            String name = in.take(Chars.TOKEN);
            boolean flag = !in.skip('=');
            String value = flag ? "" : in.take(Chars.TOKEN);
            if (name.isEmpty() || (value.isEmpty() && !flag)) {
                return Optional.empty();
            }
            header.setParameter(new NameValue(name, value, flag));
        }
        return Optional.of(header);
    }

    private static Optional<SIPHeader> callId(Cursor in) throws ParseException {
        String value = in.take(Chars.VISIBLE);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        CallID header = new CallID();
        header.setCallId(value);
        return Optional.of(header);
    }

    private static Optional<SIPHeader> sequence(Cursor in) {
        int number = in.number();
        if (number < 0 || !in.skip(' ')) {
            return Optional.empty();
        }
        String method = in.take(Chars.TOKEN);
        return METHODS.contains(method) ? Optional.of(new CSeq(number, method)) : Optional.empty();
    }

    private static Optional<SIPHeader> maxForwards(Cursor in) throws InvalidArgumentException {
        int number = in.number();
        return number < 0 ? Optional.empty() : Optional.of(new MaxForwards(number));
    }

    private static Optional<SIPHeader> contentLength(Cursor in) {
        int number = in.number();
        return number < 0 ? Optional.empty() : Optional.of(new ContentLength(number));
    }
}
