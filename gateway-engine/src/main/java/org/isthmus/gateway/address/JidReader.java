package org.isthmus.gateway.address;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import rocks.xmpp.precis.PrecisProfiles;

/** Takes a JID apart in the order of RFC 7622 section 3.2 and prepares each part. */
final class JidReader {

    private static final int LONGEST_PART = 1023;
    private static final int LONGEST = 3 * LONGEST_PART + 2 + "xmpp:".length();

    private JidReader() {}

    static XmppAddress read(String text) throws AddressException {
        if (text.length() > LONGEST) {
            throw new AddressException("The address is longer than " + LONGEST + " characters.");
        }
        String jid = text.regionMatches(true, 0, "xmpp:", 0, 5) ? text.substring(5) : text;
        int slash = jid.indexOf('/');
        String resource = slash < 0 ? "" : jid.substring(slash + 1);
        String bare = slash < 0 ? jid : jid.substring(0, slash);
        int at = bare.indexOf('@');
        String local = at < 0 ? "" : bare.substring(0, at);
        if (at == 0 || (slash >= 0 && resource.isEmpty())) {
            throw new AddressException("A part of the address is empty.");
        }
        return new XmppAddress(
                local.isEmpty() ? "" : localpart(local),
                HostNames.toUnicode(bare.substring(at + 1)),
                resource.isEmpty() ? "" : resourcepart(resource));
    }

    /** PRECIS UsernameCaseMapped and the exclusions of RFC 7622 section 3.3.1. */
    static String localpart(String text) throws AddressException {
        String prepared = caseMapped(text);
        for (int i = 0; i < prepared.length(); i++) {
            if (mustBeEscaped(prepared.charAt(i))) {
                throw new AddressException("The user name has a character that must be escaped.");
            }
        }
        return limited(prepared, "user name");
    }

    /** PRECIS OpaqueString (RFC 7622 section 3.4). */
    static String resourcepart(String text) throws AddressException {
        String prepared = isPrintableAscii(text)
                ? text
                : enforce(() -> PrecisProfiles.OPAQUE_STRING.enforce(text), "resource", text);
        return limited(prepared, "resource");
    }

    /** PRECIS UsernameCaseMapped alone, for a text whose special characters are still to be escaped. */
    static String caseMapped(String text) throws AddressException {
        if (isPrintableAscii(text) && text.indexOf(' ') < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        return enforce(() -> PrecisProfiles.USERNAME_CASE_MAPPED.enforce(text), "user name", text);
    }

    static boolean mustBeEscaped(char c) {
        return switch (c) {
            case ' ', '"', '&', '\'', '/', ':', '<', '>', '@' -> true;
            default -> false;
        };
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    static String limited(String part, String what) throws AddressException {
        if (part.isEmpty()) {
            throw new AddressException("The " + what + " is empty.");
        }
        boolean surelyShort = part.length() * 3 <= LONGEST_PART;
        if (!surelyShort && part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
            throw new AddressException("The " + what + " is longer than " + LONGEST_PART + " bytes.");
        }
        return part;
    }

    private static String enforce(Preparation preparation, String what, String text) throws AddressException {
        try {
            return preparation.prepare();
        } catch (IllegalArgumentException e) {
            throw new AddressException("\u201c" + text + "\u201d has a character that no " + what + " may have.");
        }
    }

    @FunctionalInterface
    private interface Preparation {
        String prepare();
    }
}
