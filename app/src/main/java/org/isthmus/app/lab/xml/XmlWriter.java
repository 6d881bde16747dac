package org.isthmus.app.lab.xml;

/** Writes elements. Namespaces are declared as defaults, so no prefix has to be invented. */
public final class XmlWriter {

    /** The prefix bound to it is declared by the stream header (RFC 6120 section 4.8.5). */
    public static final String STREAM_NAMESPACE = "http://etherx.jabber.org/streams";

    private XmlWriter() {}

    /** @param surrounding the default namespace of the place where the text will stand */
    public static String write(Element element, String surrounding) {
        StringBuilder out = new StringBuilder(256);
        write(element, surrounding, out);
        return out.toString();
    }

    private static void write(Element element, String surrounding, StringBuilder out) {
        boolean stream = element.namespace().equals(STREAM_NAMESPACE);
        String inside = stream ? surrounding : element.namespace();
        String tag = stream ? "stream:" + element.name() : element.name();
        out.append('<').append(tag);
        if (!inside.equals(surrounding)) {
            attribute("xmlns", inside, out);
        }
        element.attributes().forEach((key, value) -> attribute(key, value, out));
        if (element.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Node node : element.children()) {
            switch (node) {
                case Element child -> write(child, inside, out);
                case Text text -> escape(text.value(), out);
            }
        }
        out.append("</").append(tag).append('>');
    }

    private static void attribute(String key, String value, StringBuilder out) {
        out.append(' ').append(key).append("='");
        escape(value, out);
        out.append('\'');
    }

    private static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\'' -> out.append("&apos;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
    }

    /** XML 1.0 section 2.2: what a document may contain. */
    private static boolean allowed(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n';
        }
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
