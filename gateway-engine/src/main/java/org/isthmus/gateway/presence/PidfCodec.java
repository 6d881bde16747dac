package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.sip.body.BodyException;
import org.isthmus.gateway.sip.body.SafeXml;

/**
 * Presence as PIDF documents (RFC 3863, RFC 8048 section 6) with RPID activities (RFC 4480). Has no state and may be used
 * from any thread.
 */
public final class PidfCodec {

    public static final String MEDIA_TYPE = "application/pidf+xml";

    private final PidfWriter writer;

    public PidfCodec() {
        this(new AddressMapper());
    }

    public PidfCodec(AddressMapper addresses) {
        this.writer = new PidfWriter(addresses);
    }

    /**
     * A document about all devices of one person; about none it says closed.
     *
     * @throws AddressException when the entity has no URI
     */
    public String encode(Address entity, List<DevicePresence> devices) throws AddressException {
        return writer.write(entity.bare(), devices);
    }

    /**
     * The devices of a document, in its order; nothing for a document without tuples.
     *
     * @throws PidfException when it is no PIDF, or one beyond the limits of this reader
     */
    public List<DevicePresence> decode(byte[] document) throws PidfException {
        try {
            return SafeXml.read(document, cursor -> {
                PidfReader reader = new PidfReader(cursor);
                reader.read();
                return devices(reader);
            });
        } catch (BodyException e) {
            throw new PidfException("PIDF: " + e.getMessage(), e);
        }
    }

    private static List<DevicePresence> devices(PidfReader reader) {
        List<DevicePresence> devices = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (PidfReader.Tuple tuple : reader.tuples()) {
            availability(tuple, reader.personActivity()).ifPresent(availability -> {
                String name = unique(TupleIds.device(tuple.id()), names);
                Map<String, String> notes = tuple.notes().isEmpty() ? reader.sharedNotes() : tuple.notes();
                boolean offline = availability == Availability.OFFLINE;
                devices.add(new DevicePresence(
                        name,
                        availability,
                        notes,
                        offline ? OptionalInt.empty() : tuple.priority(),
                        tuple.timestamp()));
            });
        }
        return List.copyOf(devices);
    }

    /** Empty for a tuple that says nothing about availability. */
    private static Optional<Availability> availability(PidfReader.Tuple tuple, Optional<Availability> personActivity) {
        if (!tuple.open().orElse(true)) {
            return Optional.of(Availability.OFFLINE);
        }
        Optional<Availability> own = tuple.show().or(tuple::activity);
        if (tuple.open().isEmpty()) {
            return own;
        }
        return Optional.of(own.or(() -> personActivity).orElse(Availability.AVAILABLE));
    }

    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = name + "-" + i;
        }
        return candidate;
    }
}
