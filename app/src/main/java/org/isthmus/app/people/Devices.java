package org.isthmus.app.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;

/** What is known of the devices of one contact. Empty means that nothing is known, which is not the same as offline. */
final class Devices {

    private static final int MOST = 50;

    private Map<String, DevicePresence> byName = Map.of();

    List<DevicePresence> all() {
        return new ArrayList<>(byName.values());
    }

    /** @return whether anything is different now */
    boolean update(PresenceUpdate update) {
        Map<String, DevicePresence> next = update.complete() ? new LinkedHashMap<>() : new LinkedHashMap<>(byName);
        for (DevicePresence device : update.devices()) {
            if (device.availability() == Availability.OFFLINE) {
                gone(next, device);
            } else if (next.size() < MOST || next.containsKey(device.device())) {
                next.values().removeIf(known -> known.availability() == Availability.OFFLINE);
                next.put(device.device(), device);
            }
        }
        boolean changed = !next.equals(byName);
        byName = next.isEmpty() ? Map.of() : next;
        return changed;
    }

    /** The account is signed out: from now on nothing is known. */
    boolean forget() {
        boolean changed = !byName.isEmpty();
        byName = Map.of();
        return changed;
    }

    /** The last one that goes stays as the word that they are offline, with what they said on leaving. */
    private static void gone(Map<String, DevicePresence> devices, DevicePresence leaving) {
        if (leaving.device().isEmpty()) {
            devices.clear();
        }
        devices.remove(leaving.device());
        if (devices.isEmpty()) {
            devices.put(leaving.device(), leaving);
        }
    }
}
