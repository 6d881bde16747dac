package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/** One dialog of a watcher: what it has still to be told, and whether that has to wait (RFC 3856 section 6.10). */
final class WatcherDialog {

    private static final int MOST_GONE = 64;

    private final String name;

    /** Devices that went; each is said once to every dialog. */
    private final Map<String, DevicePresence> gone = new LinkedHashMap<>();

    private boolean resting;
    private boolean stale;

    WatcherDialog(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void note(DevicePresence device) {
        if (device.availability() != Availability.OFFLINE) {
            gone.remove(device.device());
        } else if (gone.size() < MOST_GONE) {
            gone.put(device.device(), device);
        }
    }

    /** Whether a change may be told now; if not, it is told when the pause is over. */
    boolean mayTell() {
        stale = resting;
        return !resting;
    }

    List<DevicePresence> withGone(List<DevicePresence> online) {
        List<DevicePresence> all = new ArrayList<>(online);
        all.addAll(gone.values());
        return List.copyOf(all);
    }

    void told() {
        gone.clear();
        resting = true;
        stale = false;
    }

    /** @return whether something has to be told now */
    boolean restIsOver() {
        resting = false;
        return stale;
    }
}
