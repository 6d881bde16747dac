package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.ICE_UDP;
import static org.isthmus.gateway.call.jingle.Namespaces.JINGLE;
import static org.isthmus.gateway.call.jingle.Namespaces.RAW_UDP;
import static org.isthmus.gateway.call.jingle.Namespaces.RTP;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml.Cursor;

/** Reads one content of an element. */
final class ContentReader {

    private static final int LONGEST_NAME = 256;

    private Optional<JingleApplication> application = Optional.empty();
    private Optional<JingleTransport> transport = Optional.empty();

    private ContentReader() {}

    static JingleContent read(Cursor cursor) throws XMLStreamException, BodyException {
        String name = cursor.attribute("name");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BodyException("Jingle content without a name");
        }
        Role creator = Role.of(cursor.attribute("creator"));
        Optional<Senders> senders = Senders.of(cursor.attribute("senders"));
        String disposition = cursor.attribute("disposition");
        ContentReader reader = new ContentReader();
        cursor.mixed(reader::child);
        return new JingleContent(
                creator,
                name,
                senders,
                disposition.isEmpty() ? JingleContent.SESSION : disposition,
                reader.application,
                reader.transport);
    }

    /** An application or a transport is known by its namespace alone (XEP-0166 section 7.3). */
    private void child(Cursor cursor) throws XMLStreamException, BodyException {
        String namespace = cursor.namespace();
        if (cursor.is(RTP, "description")) {
            application = Optional.of(new RtpReader().read(cursor));
        } else if (cursor.name().equals("description") && !namespace.equals(JINGLE)) {
            application = application.or(() -> Optional.of(new JingleApplication.Other(namespace)));
            cursor.skip();
        } else if (cursor.is(ICE_UDP, "transport")) {
            transport = Optional.of(new TransportXmlReader().ice(cursor));
        } else if (cursor.is(RAW_UDP, "transport")) {
            transport = Optional.of(new TransportXmlReader().raw(cursor));
        } else if (cursor.name().equals("transport") && !namespace.equals(JINGLE)) {
            transport = transport.or(() -> Optional.of(new JingleTransport.Other(namespace)));
            cursor.skip();
        } else {
            cursor.skip();
        }
    }
}
