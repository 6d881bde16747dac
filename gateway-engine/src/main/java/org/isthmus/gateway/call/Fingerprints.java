package org.isthmus.gateway.call;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isthmus.media.description.Security.Fingerprint;

/** Certificates' fingerprints as both networks write them (RFC 8122 section 5, XEP-0320). */
public final class Fingerprints {

    private static final int LONGEST = 4 * 3 * 64;
    private static final Pattern OCTETS = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){0,127}");

    private Fingerprints() {}

    /** The name of the hash in lower case, the octets in upper case and without white space; empty where they are none. */
    public static Optional<Fingerprint> read(String hash, String octets) {
        if (octets.length() > LONGEST || hash.isBlank()) {
            return Optional.empty();
        }
        String value = octets.chars()
                .filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toUpperCase(Locale.ROOT);
        return OCTETS.matcher(value).matches()
                ? Optional.of(new Fingerprint(hash.strip().toLowerCase(Locale.ROOT), value))
                : Optional.empty();
    }
}
