package org.isthmus.gateway.sip.call;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Words;

/** Digits of a telephone keypad in INFO, in the form that gateways and phones have in common without a standard for it. */
final class Digits {

    static final String RELAY = "application/dtmf-relay";
    static final String BARE = "application/dtmf";

    private static final String KEYS = "0123456789*#ABCD";
    private static final int LONGEST = 256;

    private Digits() {}

    /** Adds the digit to an INFO. */
    static void write(char digit, Draft info, Words words) throws ParseException {
        String body = "Signal=" + digit + "\r\nDuration=160\r\n";
        info.withBody(body.getBytes(StandardCharsets.US_ASCII), (ContentTypeHeader)
                words.header(ContentTypeHeader.NAME, RELAY));
    }

    static boolean isKey(char digit) {
        return KEYS.indexOf(digit) >= 0;
    }

    /** Whether the request is about digits at all. */
    static boolean isIn(Request info) {
        String type = Bodies.type(info).name();
        return type.equals(RELAY) || type.equals(BARE);
    }

    /** The digit, where there is one; other signals, such as a hook flash, are none. */
    static Optional<Character> read(Request info) {
        byte[] body = info.getRawContent();
        if (body == null || body.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (Bodies.type(info).name().equals(BARE)) {
            return key(text.strip());
        }
        return text.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase("Signal"))
                .findFirst()
                .flatMap(pair -> key(pair[1].strip()));
    }

    private static Optional<Character> key(String signal) {
        String upper = signal.toUpperCase(Locale.ROOT);
        if (upper.length() == 1 && isKey(upper.charAt(0))) {
            return Optional.of(upper.charAt(0));
        }
        // The event numbers of RFC 4733 section 3.2, which some write here.
        return switch (upper) {
            case "10" -> Optional.of('*');
            case "11" -> Optional.of('#');
            case "12" -> Optional.of('A');
            case "13" -> Optional.of('B');
            case "14" -> Optional.of('C');
            case "15" -> Optional.of('D');
            default -> Optional.empty();
        };
    }
}
