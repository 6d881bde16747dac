package org.isthmus.media.rtp;

/** The digits of a telephone keypad as events (RFC 4733 section 3.2). */
final class Digits {

    private static final String EVENTS = "0123456789*#ABCD";

    private Digits() {}

    /** The event's number; -1 for anything that is not on the keypad. */
    static int event(char digit) {
        return EVENTS.indexOf(Character.toUpperCase(digit));
    }

    static boolean isDigit(int event) {
        return event >= 0 && event < EVENTS.length();
    }

    static char digit(int event) {
        return EVENTS.charAt(event);
    }
}
