package org.isthmus.gateway.call;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A header value of the form {@code first;name=value;name="quoted value"}. */
record HeaderParameters(String first, Map<String, String> parameters) {

    static HeaderParameters of(String value) {
        Map<String, String> found = new LinkedHashMap<>();
        StringBuilder piece = new StringBuilder();
        String first = "";
        boolean isFirst = true;
        boolean quoted = false;
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? ';' : value.charAt(i);
            if (quoted && c == '\\' && i + 1 < value.length()) {
                piece.append(value.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && (!quoted || i == value.length())) {
                if (isFirst) {
                    first = piece.toString().strip();
                    isFirst = false;
                } else {
                    put(found, piece.toString());
                }
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        return new HeaderParameters(first, found);
    }

    private static void put(Map<String, String> found, String piece) {
        int equals = piece.indexOf('=');
        String name = equals < 0 ? piece : piece.substring(0, equals);
        found.putIfAbsent(
                name.strip().toLowerCase(Locale.ROOT),
                equals < 0 ? "" : piece.substring(equals + 1).strip());
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
