package org.isthmus.gateway.address;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A SIP URI (RFC 3261 section 19.1), without the headers after {@code ?} and without a password.
 *
 * @param scheme {@code sip}, {@code sips} or {@code tel}
 * @param user the user part exactly as on the wire, percent-encoding kept; empty when there is none
 * @param host lower case, IPv6 in brackets; empty for {@code tel}
 * @param parameters URI parameters in order, names lower case; a flag has an empty value
 */
public record SipAddress(String scheme, String user, String host, OptionalInt port, Map<String, String> parameters)
        implements Address {

    private static final int LONGEST = 2048;

    public SipAddress {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** An AOR on the {@code sip} scheme. */
    public static SipAddress of(String user, String host) {
        return new SipAddress("sip", user, host.toLowerCase(Locale.ROOT), OptionalInt.empty(), Map.of());
    }

    /** Reads a URI or {@code user@host}. Angle brackets and a display name are not part of an address. */
    public static SipAddress parse(String text) throws AddressException {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new AddressException("The address is empty.");
        }
        if (trimmed.length() > LONGEST) {
            throw new AddressException("The address is longer than " + LONGEST + " characters.");
        }
        return SipUriReader.read(trimmed);
    }

    @Override
    public Network network() {
        return Network.SIP;
    }

    /** The AOR: scheme, user, host and a port that was written; no parameters. */
    @Override
    public SipAddress bare() {
        return parameters.isEmpty() ? this : new SipAddress(scheme, user, host, port, Map.of());
    }

    /** The value of a URI parameter; empty text for a flag. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public SipAddress withParameter(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(name, value);
        return new SipAddress(scheme, user, host, port, all);
    }

    /** The URI as it goes on the wire. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(scheme).append(':');
        if (!user.isEmpty()) {
            out.append(user);
            if (!host.isEmpty()) {
                out.append('@');
            }
        }
        out.append(host);
        port.ifPresent(p -> out.append(':').append(p));
        parameters.forEach((name, value) -> {
            out.append(';').append(name);
            if (!value.isEmpty()) {
                out.append('=').append(value);
            }
        });
        return out.toString();
    }
}
