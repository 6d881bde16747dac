package org.isthmus.gateway.message;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Cuts a text so that its beginning fits into so many bytes of UTF-8: after a space where there is one near, else between two
 * characters as people see them, and only inside of one when that alone is too long. The parts together are the text.
 */
public final class TextSplitter {

    private TextSplitter() {}

    /**
     * The length in chars of the part to send first.
     *
     * @param bytes at least 4, so that every code point fits
     */
    public static int cut(String text, int bytes) {
        int fitting = fitting(text, bytes);
        if (fitting == text.length()) {
            return fitting;
        }
        int space = lastSpace(text, fitting);
        if (space > fitting / 2) {
            return space;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        int whole = characters.isBoundary(fitting) ? fitting : characters.preceding(fitting);
        return whole > 0 ? whole : fitting;
    }

    /** The length in chars of as many whole characters from the beginning as fit. */
    public static int fitting(String text, int bytes) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (used > bytes) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /** Just after the last white space before the limit, or 0. */
    private static int lastSpace(String text, int limit) {
        for (int at = limit; at > 0; at--) {
            if (Character.isWhitespace(text.charAt(at - 1)) && !isCarriageReturnPair(text, at)) {
                return at;
            }
        }
        return 0;
    }

    private static boolean isCarriageReturnPair(String text, int at) {
        return text.charAt(at - 1) == '\r' && at < text.length() && text.charAt(at) == '\n';
    }
}
