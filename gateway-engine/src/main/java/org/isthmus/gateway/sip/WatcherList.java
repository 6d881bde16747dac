package org.isthmus.gateway.sip;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;

/** Reads who waits for permission from a watcher information document (RFC 3858). */
final class WatcherList {

    private static final int LARGEST = 512 * 1024;
    private static final int MOST = 1000;
    private static final int DEEPEST = 16;

    private WatcherList() {}

    /** @throws XMLStreamException when it is not XML or goes beyond what a watcher list may be */
    static List<SipAddress> waiting(byte[] document) throws XMLStreamException {
        if (document.length > LARGEST) {
            throw new XMLStreamException("The document is larger than " + LARGEST + " bytes.");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
        List<SipAddress> found = new ArrayList<>();
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > DEEPEST) {
                    throw new XMLStreamException("The document is too deep.");
                }
                if (reader.getLocalName().equals("watcher") && isWaiting(reader) && found.size() < MOST) {
                    String uri = reader.getElementText();
                    depth--;
                    add(found, uri);
                }
            }
        }
        return found;
    }

    private static boolean isWaiting(XMLStreamReader watcher) {
        String status = watcher.getAttributeValue(null, "status");
        return "pending".equals(status) || "waiting".equals(status);
    }

    private static void add(List<SipAddress> found, String uri) {
        try {
            found.add(SipAddress.parse(uri).bare());
        } catch (AddressException e) {
            // Whoever has no address cannot be answered.
        }
    }
}
