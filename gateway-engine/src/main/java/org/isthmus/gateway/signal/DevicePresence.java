package org.isthmus.gateway.signal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The presence of one device: an XMPP resource, a PIDF tuple (RFC 8048 section 6).
 *
 * @param device the resourcepart or the tuple id; empty when the network names none
 * @param notes status texts by language tag; the empty tag is the default
 * @param priority -128 to 127, as in XMPP
 * @param since when it became so, where the network says so
 */
public record DevicePresence(
        String device,
        Availability availability,
        Map<String, String> notes,
        OptionalInt priority,
        Optional<Instant> since) {

    public DevicePresence {
        notes = Map.copyOf(notes);
    }

    /** Nothing but that it is not there. */
    public static DevicePresence offline(String device) {
        return new DevicePresence(device, Availability.OFFLINE, Map.of(), OptionalInt.empty(), Optional.empty());
    }

    /** The note to show when the language does not matter; empty when there is none. */
    public String note() {
        String plain = notes.get("");
        return plain != null ? plain : notes.values().stream().findFirst().orElse("");
    }
}
