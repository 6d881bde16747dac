package org.isthmus.gateway.call.sdp;

/**
 * One line, {@code type=value}. A line end can never get into a value: it would begin a line that nobody wrote.
 *
 * @param type one letter (RFC 8866 section 5)
 */
public record SdpLine(char type, String value) {

    public SdpLine {
        value = oneLine(value);
    }

    static SdpLine attribute(String name, String value) {
        return new SdpLine('a', name + ":" + value);
    }

    static SdpLine flag(String name) {
        return new SdpLine('a', name);
    }

    /** Whether this is the attribute of that name, with or without a value. */
    boolean isAttribute(String name) {
        return type == 'a'
                && value.startsWith(name)
                && (value.length() == name.length() || value.charAt(name.length()) == ':');
    }

    /** What stands after the name and the colon. */
    String attributeValue() {
        int colon = value.indexOf(':');
        return colon < 0 ? "" : value.substring(colon + 1);
    }

    private static String oneLine(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == '\0') {
                return value.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
            }
        }
        return value;
    }

    @Override
    public String toString() {
        return type + "=" + value;
    }
}
