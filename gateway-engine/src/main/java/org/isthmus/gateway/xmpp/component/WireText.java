package org.isthmus.gateway.xmpp.component;

import java.nio.charset.StandardCharsets;

/** The last look at what goes out: whatever the writers of stanzas overlooked must not end the stream. */
final class WireText {

    private WireText() {}

    /**
     * The bytes of serialised XML without sections of CDATA. Characters that XML does not allow, and halves of surrogate pairs,
     * become U+FFFD (XML 1.0 section 2.2), and {@code ]]>} in text is escaped (section 2.4); in an attribute that changes
     * nothing.
     */
    static byte[] encode(String xml) {
        return legal(xml).replace("]]>", "]]&gt;").getBytes(StandardCharsets.UTF_8);
    }

    private static String legal(String xml) {
        for (int i = 0; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (!XmlChars.isLegal(c) || Character.isSurrogate(c)) {
                return replaced(xml, i);
            }
        }
        return xml;
    }

    private static String replaced(String xml, int first) {
        StringBuilder out = new StringBuilder(xml.length()).append(xml, 0, first);
        for (int i = first; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < xml.length() && Character.isLowSurrogate(xml.charAt(i + 1))) {
                out.append(c).append(xml.charAt(++i));
            } else {
                out.append(XmlChars.isLegal(c) && !Character.isSurrogate(c) ? c : XmlChars.REPLACEMENT);
            }
        }
        return out.toString();
    }
}
