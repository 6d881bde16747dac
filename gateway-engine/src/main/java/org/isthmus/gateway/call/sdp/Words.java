package org.isthmus.gateway.call.sdp;

import java.util.ArrayList;
import java.util.List;

/** The words of a line. */
final class Words {

    private static final int LONGEST_SHOWN = 40;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`{|}~";

    private Words() {}

    /** The words between spaces. */
    static List<String> of(String value) {
        List<String> words = new ArrayList<>();
        int start = 0;
        int length = value.length();
        while (start < length) {
            int end = value.indexOf(' ', start);
            if (end < 0) {
                end = length;
            }
            if (end > start) {
                words.add(value.substring(start, end));
            }
            start = end + 1;
        }
        return words;
    }

    /** Whether it is a token of RFC 8866 section 9. */
    static boolean isToken(String word) {
        return !word.isEmpty() && word.chars().allMatch(Words::isTokenChar);
    }

    static boolean isTokenChar(int c) {
        return isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0;
    }

    static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** For messages of exceptions. */
    static String shortened(String word) {
        return word.length() <= LONGEST_SHOWN ? word : word.substring(0, LONGEST_SHOWN) + "...";
    }
}
