package org.isthmus.gateway.message;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sip.address.URI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.DateHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.Parameters;
import javax.sip.header.SubjectHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.sip.body.MediaType;
import org.isthmus.gateway.xml.XmlText;
import org.jspecify.annotations.Nullable;

/** The headers of a SIP message that belong to the mapping, as values. */
public final class SipHeaders {

    private SipHeaders() {}

    /** The From address, with {@code gr} also when it was written outside of the angle brackets. */
    public static SipAddress from(Message message) throws AddressException {
        return address((FromHeader) message.getHeader(FromHeader.NAME), "From");
    }

    /** The To address, with {@code gr} also when it was written outside of the angle brackets. */
    public static SipAddress to(Message message) throws AddressException {
        return address((ToHeader) message.getHeader(ToHeader.NAME), "To");
    }

    /** The address in a header; {@code gr} is accepted outside of the angle brackets, where some examples print it. */
    public static <T extends HeaderAddress & Parameters> SipAddress address(@Nullable T header, String name)
            throws AddressException {
        if (header == null) {
            throw new AddressException("There is no " + name + ".");
        }
        URI uri = header.getAddress().getURI();
        SipAddress address = SipAddress.parse(uri.toString());
        String gr = header.getParameter("gr");
        return gr == null || gr.isEmpty() || address.parameter("gr").isPresent()
                ? address
                : address.withParameter("gr", gr);
    }

    /** Max-Forwards, empty when there is none. */
    public static OptionalInt maxForwards(Message message) {
        MaxForwardsHeader hops = (MaxForwardsHeader) message.getHeader(MaxForwardsHeader.NAME);
        return hops == null ? OptionalInt.empty() : OptionalInt.of(hops.getMaxForwards());
    }

    /** The branch of the topmost Via, empty when there is none. */
    public static String branch(Message message) {
        ViaHeader via = (ViaHeader) message.getHeader(ViaHeader.NAME);
        return via == null || via.getBranch() == null ? "" : via.getBranch();
    }

    public static Optional<String> callId(Message message) {
        return Optional.ofNullable((CallIdHeader) message.getHeader(CallIdHeader.NAME))
                .map(CallIdHeader::getCallId)
                .map(XmlText::legal);
    }

    public static Optional<String> subject(Message message) {
        return Optional.ofNullable((SubjectHeader) message.getHeader(SubjectHeader.NAME))
                .map(SubjectHeader::getSubject)
                .filter(subject -> !subject.isBlank())
                .map(XmlText::legal);
    }

    /** The first language tag of Content-Language. */
    public static Optional<String> language(Message message) {
        return value(message, "Content-Language")
                .map(tags -> tags.split(",")[0].strip())
                .filter(tag -> !tag.isEmpty())
                .map(XmlText::legal);
    }

    public static Optional<Instant> date(Message message) {
        return Optional.ofNullable((DateHeader) message.getHeader(DateHeader.NAME))
                .map(DateHeader::getDate)
                .map(calendar -> calendar.toInstant());
    }

    /** {@code text/plain} when the message names no type. */
    public static MediaType contentType(Message message) {
        ContentTypeHeader header = (ContentTypeHeader) message.getHeader(ContentTypeHeader.NAME);
        if (header == null) {
            return MediaType.parse("text/plain");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Iterator<?> names = header.getParameterNames(); names.hasNext(); ) {
            String name = String.valueOf(names.next());
            String value = header.getParameter(name);
            parameters.put(name.toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        return new MediaType(
                (header.getContentType() + "/" + header.getContentSubType()).toLowerCase(Locale.ROOT), parameters);
    }

    public static String contentEncoding(Message message) {
        ContentEncodingHeader header = (ContentEncodingHeader) message.getHeader(ContentEncodingHeader.NAME);
        return header == null || header.getEncoding() == null ? "" : header.getEncoding();
    }

    /** The raw bytes of the body, an empty array when there is none. */
    public static byte[] body(Message message) {
        byte[] raw = message.getRawContent();
        return raw == null ? new byte[0] : raw;
    }

    /** The value of the first header of that name, as text. */
    public static Optional<String> value(Message message, String name) {
        Header header = message.getHeader(name);
        if (header == null) {
            return Optional.empty();
        }
        String line = header.toString();
        return Optional.of(line.substring(line.indexOf(':') + 1).strip());
    }
}
