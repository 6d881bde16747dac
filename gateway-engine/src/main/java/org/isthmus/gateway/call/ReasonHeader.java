package org.isthmus.gateway.call;

import java.util.Locale;
import java.util.Optional;

/**
 * One value of a Reason header (RFC 3326).
 *
 * @param protocol {@link #Q850} or {@link #SIP}; others are read and mean nothing
 * @param cause a cause of Q.850 or a SIP status
 */
public record ReasonHeader(String protocol, int cause, Optional<String> text) {

    public static final String NAME = "Reason";
    public static final String Q850 = "Q.850";
    public static final String SIP = "SIP";

    private static final int LONGEST = 1000;
    private static final int LONGEST_TEXT = 200;

    /** Reads one value; empty where it has no cause that is a number. */
    public static Optional<ReasonHeader> parse(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        HeaderParameters parameters = HeaderParameters.of(value);
        try {
            return Optional.of(new ReasonHeader(
                    parameters.first(),
                    Integer.parseInt(parameters.get("cause").orElse("")),
                    parameters.get("text").filter(text -> !text.isBlank())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean is(String wanted) {
        return protocol.toUpperCase(Locale.ROOT).equals(wanted);
    }

    /** The value as it stands in a header line. */
    @Override
    public String toString() {
        String start = protocol + ";cause=" + cause;
        return text.map(words -> start + ";text=\"" + quoted(words) + "\"").orElse(start);
    }

    private static String quoted(String words) {
        StringBuilder out = new StringBuilder();
        words.codePoints().limit(LONGEST_TEXT).forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        });
        return out.toString();
    }
}
