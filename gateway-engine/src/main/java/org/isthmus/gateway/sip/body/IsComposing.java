package org.isthmus.gateway.sip.body;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document of {@code application/im-iscomposing+xml} (RFC 3994). */
public final class IsComposing {

    public static final String MEDIA_TYPE = "application/im-iscomposing+xml";

    private static final String NAMESPACE = "urn:ietf:params:xml:ns:im-iscomposing";
    private static final int REFRESH_SECONDS = 120;

    private IsComposing() {}

    /** @return whether somebody is composing; an unknown state means no (RFC 3994 section 3.3) */
    public static boolean parse(byte[] document) throws BodyException {
        return SafeXml.read(document, cursor -> {
            cursor.root(NAMESPACE, "isComposing");
            String state = "";
            while (cursor.nextChild()) {
                if (cursor.is(NAMESPACE, "state")) {
                    state = cursor.text().strip();
                } else {
                    cursor.skip();
                }
            }
            cursor.finish();
            if (state.isEmpty()) {
                throw new BodyException("isComposing without state");
            }
            return state.equals("active");
        });
    }

    public static String write(boolean composing) {
        return SafeXml.write(writer -> {
            writer.writeStartElement("isComposing");
            writer.writeDefaultNamespace(NAMESPACE);
            element(writer, "state", composing ? "active" : "idle");
            element(writer, "contenttype", "text/plain");
            if (composing) {
                element(writer, "refresh", Integer.toString(REFRESH_SECONDS));
            }
            writer.writeEndElement();
        });
    }

    private static void element(XMLStreamWriter writer, String name, String text) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }
}
