package org.isthmus.gateway.xmpp.component;

/** Follows a CDATA section; everything else that begins like it is forbidden on a stream (RFC 6120 section 11.1). */
final class CdataCheck {

    private static final String BEGIN = "[CDATA[";

    private int begun;
    private int brackets;

    void begin() {
        begun = 0;
        brackets = 0;
    }

    /** Takes the next character after {@code <!}; true for the last one of the section. */
    boolean isComplete(char c) throws StreamBroken {
        if (begun < BEGIN.length()) {
            if (c != BEGIN.charAt(begun)) {
                throw new StreamBroken(StreamBroken.RESTRICTED_XML, "a comment or a declaration");
            }
            begun++;
            return false;
        }
        if (c == '>' && brackets >= 2) {
            return true;
        }
        brackets = c == ']' ? brackets + 1 : 0;
        return false;
    }
}
