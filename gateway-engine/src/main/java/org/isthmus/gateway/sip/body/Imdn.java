package org.isthmus.gateway.sip.body;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.gateway.xml.XmlText;

/**
 * A document of {@code message/imdn+xml} (RFC 5438 section 7): what became of a message.
 *
 * @param messageId the {@code imdn.Message-ID} of that message
 * @param sentAt the DateTime that the message had, copied
 */
public record Imdn(String messageId, Instant sentAt, Disposition disposition, Status status) {

    public static final String MEDIA_TYPE = "message/imdn+xml";

    private static final String NAMESPACE = "urn:ietf:params:xml:ns:imdn";

    /** Which kind of notification it is. */
    public enum Disposition {
        DELIVERY("delivery-notification"),
        PROCESSING("processing-notification"),
        DISPLAY("display-notification");

        private final String element;

        Disposition(String element) {
            this.element = element;
        }
    }

    /** The element in {@code status}. */
    public enum Status {
        DELIVERED,
        DISPLAYED,
        PROCESSED,
        STORED,
        FAILED,
        FORBIDDEN,
        ERROR
    }

    /** Reads a document; the time may be missing or broken, everything else must be there. */
    public static Imdn parse(byte[] document) throws BodyException {
        return SafeXml.read(document, cursor -> {
            cursor.root(NAMESPACE, "imdn");
            String id = "";
            Instant time = Instant.EPOCH;
            Optional<Disposition> disposition = Optional.empty();
            Optional<Status> status = Optional.empty();
            while (cursor.nextChild()) {
                Optional<Disposition> kind = dispositionOf(cursor);
                if (cursor.is(NAMESPACE, "message-id")) {
                    id = cursor.text().strip();
                } else if (cursor.is(NAMESPACE, "datetime")) {
                    time = Timestamps.parse(cursor.text()).orElse(Instant.EPOCH);
                } else if (kind.isPresent()) {
                    disposition = kind;
                    status = statusIn(cursor);
                } else {
                    cursor.skip();
                }
            }
            cursor.finish();
            if (id.isEmpty() || disposition.isEmpty() || status.isEmpty()) {
                throw new BodyException("imdn without message-id or status");
            }
            return new Imdn(id, time, disposition.get(), status.get());
        });
    }

    public String write() {
        return SafeXml.write(writer -> {
            writer.writeStartElement("imdn");
            writer.writeDefaultNamespace(NAMESPACE);
            element(writer, "message-id", XmlText.legal(messageId));
            element(writer, "datetime", sentAt.toString());
            writer.writeStartElement(disposition.element);
            writer.writeStartElement("status");
            writer.writeEmptyElement(status.name().toLowerCase(Locale.ROOT));
            writer.writeEndElement();
            writer.writeEndElement();
            writer.writeEndElement();
        });
    }

    private static Optional<Disposition> dispositionOf(SafeXml.Cursor cursor) {
        for (Disposition candidate : Disposition.values()) {
            if (cursor.is(NAMESPACE, candidate.element)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Optional<Status> statusIn(SafeXml.Cursor cursor) throws XMLStreamException, BodyException {
        Optional<Status> found = Optional.empty();
        while (cursor.nextChild()) {
            if (!cursor.is(NAMESPACE, "status")) {
                cursor.skip();
                continue;
            }
            while (cursor.nextChild()) {
                for (Status candidate : Status.values()) {
                    if (candidate.name().equalsIgnoreCase(cursor.name())) {
                        found = Optional.of(candidate);
                    }
                }
                cursor.skip();
            }
        }
        return found;
    }

    private static void element(XMLStreamWriter writer, String name, String text) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }
}
