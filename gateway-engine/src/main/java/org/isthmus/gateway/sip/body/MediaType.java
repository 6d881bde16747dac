package org.isthmus.gateway.sip.body;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Content-Type (RFC 2045 section 5).
 *
 * @param name {@code type/subtype}, lower case
 * @param parameters names lower case, values without quotes
 */
public record MediaType(String name, Map<String, String> parameters) {

    public static final MediaType PLAIN_UTF8 = new MediaType("text/plain", Map.of("charset", "UTF-8"));

    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** Reads the value of a Content-Type; what makes no sense in the parameters is left out. */
    public static MediaType parse(String text) {
        int semicolon = text.indexOf(';');
        String name = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        Map<String, String> parameters = new LinkedHashMap<>();
        if (semicolon >= 0) {
            readParameters(text, semicolon + 1, parameters);
        }
        return new MediaType(name.toLowerCase(Locale.ROOT), parameters);
    }

    public Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    private static void readParameters(String text, int from, Map<String, String> into) {
        int at = from;
        while (at < text.length()) {
            int end = endOfParameter(text, at);
            int equals = text.indexOf('=', at);
            if (equals > 0 && equals < end) {
                into.putIfAbsent(
                        text.substring(at, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(text.substring(equals + 1, end).strip()));
            }
            at = end + 1;
        }
    }

    private static int endOfParameter(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() - 1) {
                i++;
                c = value.charAt(i);
            }
            out.append(c);
        }
        return out.toString();
    }
}
