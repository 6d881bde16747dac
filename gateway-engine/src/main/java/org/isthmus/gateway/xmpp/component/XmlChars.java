package org.isthmus.gateway.xmpp.component;

/** Kinds of characters in XML 1.0. */
final class XmlChars {

    private XmlChars() {}

    /** Section 2.2; a surrogate is taken for half of a pair. */
    static boolean isLegal(char c) {
        return c >= ' ' ? c < '\uFFFE' : isSpace(c);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** Does not end a name; whether a name may have it is for the parser to say. */
    static boolean isName(char c) {
        return switch (c) {
            case ' ', '\n', '\t', '\r', '<', '>', '/', '=', '\'', '"', '&' -> false;
            default -> true;
        };
    }
}
