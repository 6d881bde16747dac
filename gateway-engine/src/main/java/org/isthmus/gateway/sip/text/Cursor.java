package org.isthmus.gateway.sip.text;

/** A place in a text that moves on over what is found there. Used by one thread. */
final class Cursor {

    private static final int MOST_DIGITS = 9;

    private final String text;
    private int at;

    Cursor(String text, int from) {
        this.text = text;
        this.at = from;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    int position() {
        return at;
    }

    void returnTo(int position) {
        at = position;
    }

    boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    boolean skip(String expected) {
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** As many of these characters as there are, perhaps none. */
    String take(Chars chars) {
        int start = at;
        while (at < text.length() && chars.has(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A number of one to nine digits, or -1. */
    int number() {
        int start = at;
        int number = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            if (at - start == MOST_DIGITS) {
                return -1;
            }
            number = 10 * number + (text.charAt(at) - '0');
            at++;
        }
        return at == start ? -1 : number;
    }
}
