package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.GROUPING;
import static org.isthmus.gateway.call.jingle.Namespaces.JINGLE;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.gateway.sip.body.SafeXml;
import org.isthmus.media.description.SessionDescription.Group;

/** Writes an element as XML, without a declaration. */
final class JingleXmlWriter {

    private JingleXmlWriter() {}

    static String write(Jingle jingle) {
        return SafeXml.element(writer -> jingle(writer, jingle));
    }

    private static void jingle(XMLStreamWriter writer, Jingle jingle) throws XMLStreamException {
        Tags.start(
                writer,
                JINGLE,
                "jingle",
                "action",
                jingle.action().word(),
                "sid",
                jingle.sid(),
                "initiator",
                jingle.initiator().orElse(""),
                "responder",
                jingle.responder().orElse(""));
        for (Group group : jingle.groups()) {
            Tags.start(writer, GROUPING, "group", "semantics", group.semantics());
            for (String name : group.contents()) {
                Tags.empty(writer, "", "content", "name", name);
            }
            writer.writeEndElement();
        }
        for (JingleContent content : jingle.contents()) {
            content(writer, content);
        }
        if (jingle.reason().isPresent()) {
            reason(writer, jingle.reason().get());
        }
        for (JingleElement payload : jingle.payloads()) {
            element(writer, payload, JINGLE);
        }
        writer.writeEndElement();
    }

    private static void content(XMLStreamWriter writer, JingleContent content) throws XMLStreamException {
        boolean usual = content.disposition().equals(JingleContent.SESSION);
        Tags.start(
                writer,
                "",
                "content",
                "creator",
                content.creator().word(),
                "name",
                content.name(),
                "senders",
                content.senders().map(Senders::word).orElse(""),
                "disposition",
                usual ? "" : content.disposition());
        if (content.application().isPresent()) {
            switch (content.application().get()) {
                case JingleApplication.Rtp rtp -> RtpWriter.write(writer, rtp);
                case JingleApplication.Other other -> Tags.empty(writer, other.namespace(), "description");
            }
        }
        if (content.transport().isPresent()) {
            TransportXmlWriter.write(writer, content.transport().get());
        }
        writer.writeEndElement();
    }

    private static void reason(XMLStreamWriter writer, JingleReason reason) throws XMLStreamException {
        Tags.start(writer, "", "reason");
        String word = JingleReason.word(reason.end().reason());
        if (!word.isEmpty()) {
            Tags.empty(writer, "", word);
        }
        for (JingleElement detail : reason.details()) {
            element(writer, detail, JINGLE);
        }
        if (reason.end().text().isPresent()) {
            Tags.start(writer, "", "text");
            Tags.text(writer, reason.end().text().get());
            writer.writeEndElement();
        }
        writer.writeEndElement();
    }

    private static void element(XMLStreamWriter writer, JingleElement element, String around)
            throws XMLStreamException {
        writer.writeStartElement(element.name());
        if (!element.namespace().equals(around)) {
            writer.writeDefaultNamespace(element.namespace());
        }
        for (var attribute : element.attributes().entrySet()) {
            Tags.attribute(writer, attribute.getKey(), attribute.getValue());
        }
        for (JingleElement child : element.children()) {
            element(writer, child, element.namespace());
        }
        Tags.text(writer, element.text());
        writer.writeEndElement();
    }
}
