package org.isthmus.gateway.call.jingle;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.gateway.xml.XmlText;
import org.isthmus.media.description.Parameter;

/** Writes elements with their namespaces as defaults, the way XMPP does. */
final class Tags {

    private Tags() {}

    /** @param namespace empty for that of the element around; attributes with empty values are left out */
    static void start(XMLStreamWriter writer, String namespace, String name, String... attributes)
            throws XMLStreamException {
        writer.writeStartElement(name);
        if (!namespace.isEmpty()) {
            writer.writeDefaultNamespace(namespace);
        }
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                attribute(writer, attributes[i], attributes[i + 1]);
            }
        }
    }

    static void empty(XMLStreamWriter writer, String namespace, String name, String... attributes)
            throws XMLStreamException {
        start(writer, namespace, name, attributes);
        writer.writeEndElement();
    }

    static void text(XMLStreamWriter writer, String text) throws XMLStreamException {
        writer.writeCharacters(XmlText.forStream(text));
    }

    static void attribute(XMLStreamWriter writer, String name, String value) throws XMLStreamException {
        writer.writeAttribute(name, XmlText.legal(value));
    }

    /** Name and value, both said even where they are empty. */
    static void parameter(XMLStreamWriter writer, Parameter parameter) throws XMLStreamException {
        writer.writeStartElement("parameter");
        attribute(writer, "name", parameter.name());
        attribute(writer, "value", parameter.value());
        writer.writeEndElement();
    }
}
