package org.isthmus.gateway.address;

import com.ibm.icu.text.IDNA;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Host names in the two spellings: A-labels for SIP, U-labels for XMPP (UTS 46, non-transitional; RFC 7622 section 3.2.1). */
final class HostNames {

    private static final int LONGEST = 1023;

    /** Empty labels and lengths are judged here, because a JID may name a host that is no DNS name. */
    private static final Set<IDNA.Error> TOLERATED = EnumSet.of(
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG,
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.HYPHEN_3_4);

    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private HostNames() {}

    /** Lower case, without a final dot, A-labels; an IPv6 address keeps its brackets. */
    static String toAscii(String host) throws AddressException {
        String name = prepared(host);
        if (name.startsWith("[") || isAscii(name)) {
            return name;
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
        rejectErrors(host, info);
        return checked(ascii, host);
    }

    /** Lower case, without a final dot, U-labels; an IPv6 address keeps its brackets. */
    static String toUnicode(String host) throws AddressException {
        String name = prepared(host);
        if (name.startsWith("[") || (isAscii(name) && !name.contains("xn--"))) {
            return name;
        }
        IDNA.Info info = new IDNA.Info();
        String unicode = UTS46.nameToUnicode(name, new StringBuilder(), info).toString();
        rejectErrors(host, info);
        return checked(unicode, host);
    }

    private static String prepared(String host) throws AddressException {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.startsWith("[")) {
            return ipv6(name);
        }
        return checked(name.toLowerCase(Locale.ROOT), host);
    }

    private static String checked(String name, String original) throws AddressException {
        if (name.isEmpty() || name.length() > LONGEST || name.charAt(0) == '.' || name.contains("..")) {
            throw notAHost(original);
        }
        for (int i = 0; i < name.length(); i++) {
            if (!mayBeInHost(name.charAt(i))) {
                throw notAHost(original);
            }
        }
        return name;
    }

    private static boolean mayBeInHost(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c >= 0x80;
    }

    private static String ipv6(String bracketed) throws AddressException {
        String inner = bracketed.endsWith("]") ? bracketed.substring(1, bracketed.length() - 1) : "";
        boolean plausible = inner.indexOf(':') >= 0 && inner.length() <= 45;
        for (int i = 0; plausible && i < inner.length(); i++) {
            char c = inner.charAt(i);
            plausible = (c < 0x80 && Character.digit(c, 16) >= 0) || c == ':' || c == '.';
        }
        if (!plausible) {
            throw notAHost(bracketed);
        }
        try {
            // With a colon in it this is a literal, which is never looked up.
            InetAddress.ofLiteral(inner);
        } catch (IllegalArgumentException e) {
            throw notAHost(bracketed);
        }
        return bracketed.toLowerCase(Locale.ROOT);
    }

    private static void rejectErrors(String host, IDNA.Info info) throws AddressException {
        for (IDNA.Error error : info.getErrors()) {
            if (!TOLERATED.contains(error)) {
                throw notAHost(host);
            }
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static AddressException notAHost(String host) {
        return new AddressException("\u201c" + host + "\u201d is not a host name.");
    }
}
