package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/** The devices of a SIP contact that a watcher on XMPP sees, because XMPP wants to hear of each one that goes. */
final class ShownDevices {

    private final Set<String> names = new LinkedHashSet<>();

    ShownDevices(Collection<String> names) {
        this.names.addAll(names);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** A whole document; what was there and is no longer in it goes. */
    List<WatchAction> show(List<DevicePresence> current) {
        List<WatchAction> actions = new ArrayList<>();
        Set<String> gone = new LinkedHashSet<>(names);
        names.clear();
        for (DevicePresence device : current) {
            gone.remove(device.device());
            actions.add(new WatchAction.Show(device));
            if (device.availability() != Availability.OFFLINE) {
                names.add(device.device());
            }
        }
        gone.forEach(device -> actions.add(new WatchAction.Show(DevicePresence.offline(device))));
        return actions;
    }

    List<WatchAction> hide() {
        return show(List.of());
    }

    void forget() {
        names.clear();
    }
}
