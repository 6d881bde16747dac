package org.isthmus.gateway.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;

/**
 * Makes a whole picture out of changes: a presence stanza speaks of one device, a PIDF document of all (RFC 8048 section 6).
 */
final class DeviceMerge {

    private static final int MOST_DEVICES = 32;

    private DeviceMerge() {}

    /** The newer update completed by what the older one knew. The result is complete as far as anybody knows. */
    static PresenceUpdate into(PresenceUpdate older, PresenceUpdate newer) {
        if (newer.complete()) {
            return newer;
        }
        Map<String, DevicePresence> devices = new LinkedHashMap<>();
        boolean allGone = newer.devices().stream()
                .anyMatch(d -> d.device().isEmpty() && d.availability() == Availability.OFFLINE);
        if (!allGone) {
            older.devices().forEach(d -> devices.put(d.device(), d));
        }
        newer.devices().forEach(d -> devices.put(d.device(), d));
        if (devices.size() > 1) {
            devices.values().removeIf(d -> d.availability() == Availability.OFFLINE);
        }
        List<DevicePresence> kept = new ArrayList<>(devices.values());
        if (kept.isEmpty()) {
            kept.addAll(newer.devices());
        }
        int surplus = Math.max(0, kept.size() - MOST_DEVICES);
        return new PresenceUpdate(newer.from(), newer.to(), kept.subList(surplus, kept.size()), true, newer.author());
    }
}
