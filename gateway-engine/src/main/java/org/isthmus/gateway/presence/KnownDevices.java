package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/**
 * All devices of one XMPP contact, because a PIDF document is always the whole state while a stanza is about one device
 * (RFC 3856 section 6.8).
 */
final class KnownDevices {

    private static final int MOST = 64;

    private final Map<String, DevicePresence> online = new LinkedHashMap<>();
    private final Set<String> unconfirmed = new HashSet<>();
    private boolean known;

    /** Whether anything was heard of the contact, be it that there is no device. */
    boolean areKnown() {
        return known;
    }

    List<DevicePresence> online() {
        return List.copyOf(online.values());
    }

    void update(DevicePresence device) {
        known = true;
        unconfirmed.remove(device.device());
        if (device.availability() == Availability.OFFLINE) {
            if (device.device().isEmpty()) {
                online.clear();
            }
            online.remove(device.device());
        } else if (online.size() < MOST || online.containsKey(device.device())) {
            online.put(device.device(), device);
        }
    }

    /** What is known may be out of date. */
    void doubt() {
        unconfirmed.addAll(online.keySet());
    }

    /** What was doubted and not heard since is gone. */
    List<DevicePresence> dropUnconfirmed() {
        List<DevicePresence> gone = new ArrayList<>();
        for (String device : unconfirmed) {
            online.remove(device);
            gone.add(DevicePresence.offline(device));
        }
        unconfirmed.clear();
        return gone;
    }

    void forget() {
        online.clear();
        unconfirmed.clear();
        known = false;
    }
}
