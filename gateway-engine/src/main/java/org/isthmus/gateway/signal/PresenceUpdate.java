package org.isthmus.gateway.signal;

import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.address.Address;

/**
 * The presence of a contact changed.
 *
 * @param complete the devices are all there are (a PIDF document); otherwise only these changed (a presence stanza)
 * @param author whose presence this is when somebody else's account carries it
 */
public record PresenceUpdate(
        Address from, Address to, List<DevicePresence> devices, boolean complete, Optional<Author> author)
        implements Signal {

    public PresenceUpdate {
        devices = List.copyOf(devices);
    }
}
