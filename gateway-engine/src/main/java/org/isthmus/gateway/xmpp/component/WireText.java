package org.isthmus.gateway.xmpp.component;

import java.nio.charset.StandardCharsets;
import org.isthmus.gateway.xml.XmlText;

/** The last look at what goes out: whatever the writers of stanzas overlooked must not end the stream. */
public final class WireText {

    private WireText() {}

    /**
     * The bytes of serialised XML without sections of CDATA. Characters that XML does not allow, and halves of surrogate pairs,
     * become U+FFFD (XML 1.0 section 2.2), and {@code ]]>} in text is escaped (section 2.4); in an attribute that changes
     * nothing.
     */
    public static byte[] encode(String xml) {
        return XmlText.legal(xml).replace("]]>", "]]&gt;").getBytes(StandardCharsets.UTF_8);
    }
}
