package org.isthmus.gateway.call;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers and words of both networks; a number that is none, or is out of its range, is as if it were not there. */
public final class Numbers {

    /** The highest port. */
    public static final int PORTS = 65_535;

    /** The highest number of 32 bits without a sign: priorities and synchronization sources. */
    public static final long UNSIGNED = 0xFFFF_FFFFL;

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_WORD = 1000;

    private Numbers() {}

    public static OptionalInt whole(String text, int least, int most) {
        OptionalLong number = large(text, most);
        return number.isPresent() && number.getAsLong() >= least
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** From 0 on. */
    public static OptionalLong large(String text, long most) {
        int length = text.length();
        if (length == 0 || length > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            number = number * 10 + digit;
        }
        return number > most ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Whether it can stand in a line of SDP as one word. */
    public static boolean isWord(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_WORD && text.chars().allMatch(c -> c > ' ' && c != 0x7F);
    }
}
