package org.isthmus.gateway.call.jingle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;

/** Reads an element that has no type of its own. */
final class ElementReader {

    private ElementReader() {}

    static JingleElement read(Cursor cursor) throws XMLStreamException, BodyException {
        String namespace = cursor.namespace();
        String name = cursor.name();
        Map<String, String> attributes = cursor.attributes();
        List<JingleElement> children = new ArrayList<>();
        String text = cursor.mixed(child -> children.add(read(child)));
        return new JingleElement(namespace, name, attributes, text.strip(), children);
    }
}
