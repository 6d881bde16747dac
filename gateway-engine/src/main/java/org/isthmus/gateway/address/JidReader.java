package org.isthmus.gateway.address;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import rocks.xmpp.precis.PrecisProfiles;

/** Takes a JID apart in the order of RFC 7622 section 3.2 and prepares each part. */
final class JidReader {

    private static final int LONGEST_PART = 1023;

    private JidReader() {}

    static XmppAddress read(String text) throws AddressException {
        String jid = text.regionMatches(true, 0, "xmpp:", 0, 5) ? text.substring(5) : text;
        int slash = jid.indexOf('/');
        String resource = slash < 0 ? "" : jid.substring(slash + 1);
        String bare = slash < 0 ? jid : jid.substring(0, slash);
        int at = bare.indexOf('@');
        String local = at < 0 ? "" : bare.substring(0, at);
        String domain = bare.substring(at + 1);
        if (at == 0 || (slash >= 0 && slash == jid.length() - 1)) {
            throw new AddressException("A part of the address is empty.");
        }
        return new XmppAddress(
                local.isEmpty() ? "" : localpart(local),
                domainpart(domain),
                resource.isEmpty() ? "" : resourcepart(resource));
    }

    private static String localpart(String text) throws AddressException {
        String prepared = enforce(() -> PrecisProfiles.USERNAME_CASE_MAPPED.enforce(text), "user name", text);
        if (prepared.chars().anyMatch(c -> "\"&'/:<>@".indexOf(c) >= 0)) {
            throw new AddressException("The user name has a character that must be escaped.");
        }
        return limited(prepared, "user name");
    }

    private static String resourcepart(String text) throws AddressException {
        return limited(enforce(() -> PrecisProfiles.OPAQUE_STRING.enforce(text), "resource", text), "resource");
    }

    private static String domainpart(String text) throws AddressException {
        String domain = text.toLowerCase(Locale.ROOT);
        if (domain.endsWith(".")) {
            domain = domain.substring(0, domain.length() - 1);
        }
        if (domain.isEmpty() || domain.chars().anyMatch(c -> c <= ' ' || "\"&'<>\\,;".indexOf(c) >= 0)) {
            throw new AddressException("\u201c" + text + "\u201d is not a host name.");
        }
        return limited(domain, "host name");
    }

    private static String limited(String part, String what) throws AddressException {
        if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
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
