package org.isthmus.gateway.xml;

/** Characters that XML 1.0 cannot carry; one of them on an XMPP stream would end it. */
public final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /** The same text with U+FFFD in the place of every character that XML 1.0 does not allow (section 2.2). */
    public static String legal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                i++;
            } else if (!isLegalAlone(c)) {
                return replaced(text, i);
            }
        }
        return text;
    }

    /**
     * Legal text for a writer that leaves {@code >} bare, as that of the XMPP library does: {@code ]]>} must not stand in
     * text (XML 1.0 section 2.4) and would end the stream. An invisible space goes between.
     */
    public static String forStream(String text) {
        return legal(text).replace("]]>", "]]\u200B>");
    }

    private static String replaced(String text, int first) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                out.append(c).append(text.charAt(i + 1));
                i++;
            } else {
                out.append(isLegalAlone(c) ? c : REPLACEMENT);
            }
        }
        return out.toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static boolean isLegalAlone(char c) {
        return c >= ' ' ? !Character.isSurrogate(c) && c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
    }
}
