package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/**
 * All devices of one XMPP contact, because a PIDF document is always the whole state while a stanza is about one device
 * (RFC 3856 section 6.8). Not safe for several threads at once.
 */
public final class Devices {

    private final Map<String, DevicePresence> known = new LinkedHashMap<>();

    /** Takes what a stanza says. */
    public void update(DevicePresence device) {
        known.put(device.device(), device);
    }

    /** Everything there is to say; a device that went is said once and forgotten then. */
    public List<DevicePresence> toTell() {
        List<DevicePresence> all = new ArrayList<>(known.values());
        known.values().removeIf(device -> device.availability() == Availability.OFFLINE);
        return List.copyOf(all);
    }
}
