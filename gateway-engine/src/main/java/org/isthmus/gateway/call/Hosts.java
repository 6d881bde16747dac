package org.isthmus.gateway.call;

/** Addresses as candidates and connection lines have them; nothing here asks a name server. */
public final class Hosts {

    /** What stands where no address is known yet (RFC 8840 section 4.1.1). */
    public static final String NOWHERE = "0.0.0.0";

    private static final int LONGEST = 255;
    private static final String MARKS = ".-:_%";

    private Hosts() {}

    public static boolean isIpv6(String host) {
        return host.indexOf(':') >= 0;
    }

    /** Whether it is an IP address and no name. */
    public static boolean isNumeric(String host) {
        return isIpv6(host) || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    public static boolean isNowhere(String host) {
        return host.equals(NOWHERE) || host.equals("::");
    }

    /** Whether it can be an address or a name at all. */
    public static boolean isHost(String host) {
        return !host.isEmpty()
                && host.length() <= LONGEST
                && host.chars().allMatch(c -> isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
