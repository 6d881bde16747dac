package org.isthmus.app.desktop;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Texts of strangers, made fit for a small box of the desktop. */
final class NoticeText {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 400;

    private NoticeText() {}

    /** One line, never markup (Desktop Notifications Specification 1.2, "Basic Design"). */
    static String title(String text) {
        return shorten(clean(text).replace('\n', ' '), LONGEST_TITLE);
    }

    /**
     * Shown as it is written, whatever is in it.
     *
     * @param markup whether the desktop takes the text for markup
     */
    static String body(String text, boolean markup) {
        String plain = shorten(clean(text), LONGEST_TEXT);
        return markup ? plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : plain;
    }

    /** Without what D-Bus strings must not have in them, and what moves text about in the box. */
    private static String clean(String text) {
        CharsetEncoder unicode = StandardCharsets.UTF_8.newEncoder();
        StringBuilder kept = new StringBuilder(Math.min(text.length(), 2 * LONGEST_TEXT));
        text.codePoints()
                .limit(2L * LONGEST_TEXT)
                .filter(letter -> letter == '\n' || !Character.isISOControl(letter))
                .filter(letter -> unicode.canEncode(Character.toString(letter)))
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private static String shorten(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "\u2026";
    }
}
