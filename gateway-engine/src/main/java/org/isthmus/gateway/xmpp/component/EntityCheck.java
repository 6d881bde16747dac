package org.isthmus.gateway.xmpp.component;

/** Lets the five entities that XML itself has and references to characters pass, and no other (RFC 6120 section 11.1). */
final class EntityCheck {

    private static final int LONGEST = 10;

    private final StringBuilder name = new StringBuilder(LONGEST);

    void begin() {
        name.setLength(0);
    }

    /** Takes the next character after the ampersand; true for the semicolon. */
    boolean isComplete(char c) throws StreamBroken {
        if (c != ';') {
            if (name.length() == LONGEST) {
                throw StreamBroken.malformed("a stray &");
            }
            name.append(c);
            return false;
        }
        if (name.isEmpty() || (name.charAt(0) != '#' && !isPredefined())) {
            throw new StreamBroken(StreamBroken.RESTRICTED_XML, "an entity");
        }
        return true;
    }

    private boolean isPredefined() {
        return switch (name.toString()) {
            case "lt", "gt", "amp", "quot", "apos" -> true;
            default -> false;
        };
    }
}
