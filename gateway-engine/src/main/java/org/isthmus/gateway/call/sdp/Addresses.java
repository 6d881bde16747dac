package org.isthmus.gateway.call.sdp;

import java.util.List;
import java.util.Optional;

/** Addresses of c= and o= lines. */
final class Addresses {

    /** What stands where no address is known yet (RFC 8840 section 4.1.1). */
    static final String NOWHERE = "0.0.0.0";

    private static final int LONGEST = 255;
    private static final String MARKS = ".-:_%";

    private Addresses() {}

    /** The address of a c= line, without the TTL and the number of a multicast address. */
    static Optional<String> ofConnection(String value) {
        List<String> words = Words.of(value);
        if (words.size() < 3 || !words.get(0).equals("IN")) {
            return Optional.empty();
        }
        String address = words.get(2);
        int slash = address.indexOf('/');
        return Optional.of(slash < 0 ? address : address.substring(0, slash)).filter(Addresses::isHost);
    }

    /** An address as it stands in a c= line. */
    static String connection(String address) {
        return (isIpv6(address) ? "IN IP6 " : "IN IP4 ") + address;
    }

    static boolean isIpv6(String address) {
        return address.indexOf(':') >= 0;
    }

    /** Whether it is an IP address and no name; names are never asked of a name server here. */
    static boolean isNumeric(String address) {
        return isIpv6(address) || address.chars().allMatch(c -> c == '.' || Character.digit(c, 10) >= 0);
    }

    static boolean isNowhere(String address) {
        return address.equals(NOWHERE) || address.equals("::");
    }

    /** Whether it can be an address or a name at all. */
    static boolean isHost(String address) {
        return !address.isEmpty()
                && address.length() <= LONGEST
                && address.chars().allMatch(c -> Words.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
    }
}
