package org.isthmus.gateway.call.jingle;

import static org.isthmus.gateway.call.jingle.Namespaces.DTLS;
import static org.isthmus.gateway.call.jingle.Namespaces.ICE_UDP;
import static org.isthmus.gateway.call.jingle.Namespaces.RAW_UDP;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Security.Fingerprint;
import org.isthmus.media.description.Transport.Component;
import org.isthmus.media.description.Transport.Endpoint;

/** Writes transports (XEP-0176, 0177, 0320). */
final class TransportXmlWriter {

    private TransportXmlWriter() {}

    static void write(XMLStreamWriter writer, JingleTransport transport) throws XMLStreamException {
        switch (transport) {
            case JingleTransport.IceUdp ice -> ice(writer, ice);
            case JingleTransport.RawUdp raw -> raw(writer, raw);
            case JingleTransport.Other other -> Tags.empty(writer, other.namespace(), "transport");
        }
    }

    private static void ice(XMLStreamWriter writer, JingleTransport.IceUdp ice) throws XMLStreamException {
        Tags.start(writer, ICE_UDP, "transport", "ufrag", ice.ufrag(), "pwd", ice.password());
        dtls(writer, ice.dtls());
        String generation = Integer.toString(ice.generation());
        for (Candidate candidate : ice.candidates()) {
            Endpoint endpoint = candidate.endpoint();
            Tags.empty(
                    writer,
                    "",
                    "candidate",
                    "component",
                    Integer.toString(candidate.component()),
                    "foundation",
                    candidate.foundation(),
                    "generation",
                    generation,
                    "id",
                    id(candidate.component(), candidate.type().word(), endpoint),
                    "ip",
                    endpoint.host(),
                    "network",
                    Integer.toString(candidate.network()),
                    "port",
                    Integer.toString(endpoint.port()),
                    "priority",
                    Long.toString(candidate.priority()),
                    "protocol",
                    candidate.protocol(),
                    "type",
                    candidate.type().word(),
                    "rel-addr",
                    candidate.related().map(Endpoint::host).orElse(""),
                    "rel-port",
                    candidate
                            .related()
                            .map(base -> Integer.toString(base.port()))
                            .orElse(""));
        }
        for (Component remote : ice.remote()) {
            component(writer, "remote-candidate", remote);
            writer.writeEndElement();
        }
        if (ice.complete()) {
            Tags.empty(writer, "", "gathering-complete");
        }
        writer.writeEndElement();
    }

    private static void raw(XMLStreamWriter writer, JingleTransport.RawUdp raw) throws XMLStreamException {
        Tags.start(writer, RAW_UDP, "transport");
        dtls(writer, raw.dtls());
        for (Component candidate : raw.candidates()) {
            component(writer, "candidate", candidate);
            Tags.attribute(writer, "generation", "0");
            Tags.attribute(writer, "id", id(candidate.component(), "raw", candidate.endpoint()));
            writer.writeEndElement();
        }
        writer.writeEndElement();
    }

    /** Without its end, so that more attributes can follow. */
    private static void component(XMLStreamWriter writer, String name, Component component) throws XMLStreamException {
        Tags.start(
                writer,
                "",
                name,
                "component",
                Integer.toString(component.component()),
                "ip",
                component.endpoint().host(),
                "port",
                Integer.toString(component.endpoint().port()));
    }

    private static void dtls(XMLStreamWriter writer, JingleTransport.Dtls dtls) throws XMLStreamException {
        for (Fingerprint print : dtls.fingerprints()) {
            Tags.start(
                    writer,
                    DTLS,
                    "fingerprint",
                    "hash",
                    print.hash(),
                    "setup",
                    dtls.setup()
                            .map(setup -> setup.name().toLowerCase(Locale.ROOT))
                            .orElse(""));
            Tags.text(writer, print.value());
            writer.writeEndElement();
        }
    }

    /** The same for the same candidate whenever it is written. */
    private static String id(int component, String type, Endpoint endpoint) {
        String text = type + " " + component + " " + endpoint.host() + " " + endpoint.port();
        return "c" + Integer.toHexString(text.hashCode());
    }
}
