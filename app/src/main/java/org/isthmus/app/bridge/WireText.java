package org.isthmus.app.bridge;

import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.error.WireError;

/** A protocol's error as one line of text, for the database. */
final class WireText {

    private static final String BETWEEN = "\t";
    private static final int FIELDS = 5;

    private WireText() {}

    static String write(Optional<WireError> error) {
        return error.map(WireText::line).orElse("");
    }

    private static String line(WireError error) {
        return switch (error) {
            case SipError sip ->
                joined(
                        "SIP",
                        Integer.toString(sip.status()),
                        sip.phrase(),
                        sip.contact().orElse(""),
                        sip.retryAfter().isPresent()
                                ? Integer.toString(sip.retryAfter().getAsInt())
                                : "");
            case StanzaFailure stanza ->
                joined(
                        "XMPP",
                        stanza.condition(),
                        stanza.type(),
                        stanza.text(),
                        stanza.newAddress().orElse(""));
        };
    }

    private static String joined(String... fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            line.append(line.isEmpty() ? "" : BETWEEN).append(field.replaceAll("\\s+", " "));
        }
        return line.toString();
    }

    static Optional<WireError> read(String line) {
        String[] fields = line.split(BETWEEN, -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        return Optional.of(
                fields[0].equals("SIP")
                        ? new SipError(
                                Integer.parseInt(fields[1]),
                                fields[2],
                                optional(fields[3]),
                                fields[4].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields[4])))
                        : new StanzaFailure(fields[1], fields[2], fields[3], optional(fields[4])));
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
