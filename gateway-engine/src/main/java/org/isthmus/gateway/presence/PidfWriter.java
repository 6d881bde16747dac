package org.isthmus.gateway.presence;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.sip.body.SafeXml;
import org.isthmus.gateway.xml.XmlText;

/** Writes PIDF documents, elements in the order of the schema (RFC 3863 section 4.1). */
final class PidfWriter {

    private final AddressMapper addresses;

    PidfWriter(AddressMapper addresses) {
        this.addresses = addresses;
    }

    String write(Address entity, List<DevicePresence> devices) throws AddressException {
        String entityUri = entityUri(entity);
        List<Tuple> tuples = devices.isEmpty()
                ? List.of(closed(entity))
                : devices.stream().map(device -> tuple(device, entity)).toList();
        Optional<String> activity = activity(devices);
        return SafeXml.write(writer -> {
            writer.writeStartElement("presence");
            writer.writeDefaultNamespace(PidfReader.PIDF);
            if (activity.isPresent()) {
                writer.writeNamespace("dm", PidfReader.DATA_MODEL);
                writer.writeNamespace("rpid", PidfReader.RPID);
            }
            writer.writeAttribute("entity", entityUri);
            for (Tuple tuple : tuples) {
                write(writer, tuple);
            }
            if (activity.isPresent()) {
                person(writer, activity.get());
            }
            writer.writeEndElement();
        });
    }

    private record Tuple(String id, Optional<String> contact, DevicePresence device) {}

    private static Tuple closed(Address entity) {
        return new Tuple(TupleIds.of("", entity.toString()), Optional.empty(), DevicePresence.offline(""));
    }

    private Tuple tuple(DevicePresence device, Address entity) {
        String id = TupleIds.of(device.device(), entity.toString());
        return device.availability() == Availability.OFFLINE
                ? new Tuple(id, Optional.empty(), device)
                : new Tuple(id, contact(device.device(), entity), device);
    }

    private Optional<String> contact(String device, Address entity) {
        try {
            return Optional.of(
                    switch (entity) {
                        case SipAddress uri -> uri.toString();
                        case XmppAddress jid ->
                            addresses.toSip(jid.withResource(device)).toString();
                    });
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private String entityUri(Address entity) throws AddressException {
        return switch (entity) {
            case XmppAddress jid -> addresses.toPres(jid);
            case SipAddress uri ->
                uri.host().isEmpty()
                        ? uri.toString()
                        : "pres:" + (uri.user().isEmpty() ? "" : uri.user() + "@") + uri.host();
        };
    }

    private static void write(XMLStreamWriter writer, Tuple tuple) throws XMLStreamException {
        DevicePresence device = tuple.device();
        boolean open = device.availability() != Availability.OFFLINE;
        writer.writeStartElement("tuple");
        writer.writeAttribute("id", tuple.id());
        writer.writeStartElement("status");
        element(writer, "basic", open ? "open" : "closed");
        Optional<String> show = Shows.toShow(device.availability());
        if (show.isPresent()) {
            writer.writeStartElement("show");
            writer.writeDefaultNamespace(PidfReader.JABBER);
            writer.writeCharacters(show.get());
            writer.writeEndElement();
        }
        writer.writeEndElement();
        if (tuple.contact().isPresent()) {
            writer.writeStartElement("contact");
            Optional<String> priority = device.priority().isPresent()
                    ? Priorities.toPidf(device.priority().getAsInt())
                    : Optional.empty();
            if (priority.isPresent()) {
                writer.writeAttribute("priority", priority.get());
            }
            writer.writeCharacters(tuple.contact().get());
            writer.writeEndElement();
        }
        // Sorted, so that the same presence is always the same document.
        for (Map.Entry<String, String> note : new TreeMap<>(device.notes()).entrySet()) {
            note(writer, note.getKey(), note.getValue());
        }
        if (device.since().isPresent()) {
            element(
                    writer,
                    "timestamp",
                    device.since().get().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        writer.writeEndElement();
    }

    private static void note(XMLStreamWriter writer, String language, String text) throws XMLStreamException {
        writer.writeStartElement("note");
        if (!language.isEmpty()) {
            writer.writeAttribute("xml:lang", XmlText.legal(language));
        }
        writer.writeCharacters(XmlText.legal(text));
        writer.writeEndElement();
    }

    private static void element(XMLStreamWriter writer, String name, String text) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    private static void person(XMLStreamWriter writer, String activity) throws XMLStreamException {
        writer.writeStartElement("dm", "person", PidfReader.DATA_MODEL);
        writer.writeAttribute("id", "p1");
        writer.writeStartElement("rpid", "activities", PidfReader.RPID);
        writer.writeEmptyElement("rpid", activity, PidfReader.RPID);
        writer.writeEndElement();
        writer.writeEndElement();
    }

    /** What the person does applies to every device, so it is said only when no device is plainly available. */
    private static Optional<String> activity(List<DevicePresence> devices) {
        Optional<Availability> best = Optional.empty();
        for (DevicePresence device : devices) {
            Availability availability = device.availability();
            if (availability != Availability.OFFLINE && (best.isEmpty() || rank(availability) < rank(best.get()))) {
                best = Optional.of(availability);
            }
        }
        return best.flatMap(Shows::toActivity);
    }

    private static int rank(Availability availability) {
        return switch (availability) {
            case CHAT -> 0;
            case AVAILABLE -> 1;
            case BUSY -> 2;
            case AWAY -> 3;
            case EXTENDED_AWAY -> 4;
            case OFFLINE -> 5;
        };
    }
}
