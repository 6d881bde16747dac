package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.ReasonHeader;
import org.isthmus.gateway.call.SipEnds;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.gateway.sip.useragent.Words;

/** Headers of calls, written and read. */
final class CallHeaders {

    /** Extensions that a request may require (RFC 3262, RFC 3891, RFC 4028). */
    static final Set<String> SUPPORTED = Set.of("100rel", "replaces", "timer");

    private static final int MOST_VALUES = 32;

    private final Identity identity;
    private final Exchanges exchanges;

    CallHeaders(Identity identity, Exchanges exchanges) {
        this.identity = identity;
        this.exchanges = exchanges;
    }

    /** What every message has that begins a dialog or moves its end: Contact, Allow, Supported. */
    List<Header> ofDialog() throws ParseException {
        List<Header> headers = new ArrayList<>();
        if (exchanges.flow().isPresent()) {
            headers.add(identity.contact(exchanges.flow().get()));
        }
        headers.add(identity.words().list("Allow", Words.ALLOW));
        headers.add(identity.words().list("Supported", "100rel, replaces, timer"));
        return headers;
    }

    Header reason(CallEnd end) {
        return identity.words().list(ReasonHeader.NAME, SipEnds.header(end).toString());
    }

    /** The values of a header that may have many, as text, without its name. */
    static List<String> values(Message message, String name) {
        List<String> values = new ArrayList<>();
        ListIterator<?> found = message.getHeaders(name);
        while (found.hasNext() && values.size() < MOST_VALUES) {
            String line = String.valueOf(found.next());
            values.add(line.substring(line.indexOf(':') + 1).strip());
        }
        return values;
    }

    /** The first value of a header, as text. */
    static Optional<String> value(Message message, String name) {
        return values(message, name).stream().findFirst();
    }

    /** The tokens of a header such as Require, Supported or Allow, in lower case. */
    static Set<String> tokens(Message message, String name) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String value : values(message, name)) {
            for (String token : value.split(",", -1)) {
                if (!token.isBlank()) {
                    tokens.add(token.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return tokens;
    }

    /** The number that a header begins with. */
    static Optional<Long> number(Message message, String name) {
        return value(message, name)
                .map(text -> text.split("[;\\s]", 2)[0])
                .filter(text -> text.matches("\\d{1,10}"))
                .map(Long::valueOf);
    }

    static List<ReasonHeader> reasons(Message message) {
        return SipEnds.headers(values(message, ReasonHeader.NAME));
    }

    /** Empty text where there is none. */
    static String toTag(Message message) {
        return text(((ToHeader) message.getHeader(ToHeader.NAME)).getTag());
    }

    /** Empty text where there is none. */
    static String fromTag(Message message) {
        return text(((FromHeader) message.getHeader(FromHeader.NAME)).getTag());
    }

    static String callId(Message message) {
        return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
    }

    static long sequence(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
