package org.isthmus.gateway.xmpp.jingle;

import java.util.regex.Pattern;
import org.isthmus.gateway.call.jingle.Namespaces;
import org.jivesoftware.smack.packet.IQ;

/**
 * A request with a Jingle element (XEP-0166 section 7.1), kept as text: the library's own objects lose most of what a call
 * says.
 */
public final class JingleIq extends IQ {

    public static final String ELEMENT = "jingle";
    public static final String NAMESPACE = Namespaces.JINGLE;

    private static final Pattern OWN_NAMESPACE = Pattern.compile("\\sxmlns=([\"'])" + NAMESPACE + "\\1");

    private final String xml;

    /**
     * A request that is not addressed yet.
     *
     * @param xml the whole {@code <jingle/>} element, its name without a prefix
     */
    public JingleIq(String xml) {
        super(ELEMENT, NAMESPACE);
        setType(Type.set);
        this.xml = xml;
    }

    public String xml() {
        return xml;
    }

    /** The library writes the element's name and namespace itself. */
    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder out) {
        int end = endOfStartTag();
        boolean empty = xml.charAt(end - 1) == '/';
        String attributes = xml.substring(ELEMENT.length() + 1, empty ? end - 1 : end);
        out.append(OWN_NAMESPACE.matcher(attributes).replaceFirst("").stripTrailing());
        if (empty) {
            out.setEmptyElement();
        } else {
            out.rightAngleBracket();
            out.append(xml.substring(end + 1, xml.lastIndexOf("</")));
        }
        return out;
    }

    private int endOfStartTag() {
        int quote = 0;
        for (int i = 0; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        throw new IllegalStateException("not an element");
    }
}
