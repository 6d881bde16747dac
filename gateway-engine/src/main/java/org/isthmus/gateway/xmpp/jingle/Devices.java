package org.isthmus.gateway.xmpp.jingle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.message.Jids;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.caps.packet.CapsExtension;

/** Which devices of other people are there, as far as they let this account see. Used on the account's executor. */
final class Devices {

    private static final int MOST_PEOPLE = 10_000;
    private static final int MOST_DEVICES = 16;

    private final Map<XmppAddress, Map<String, Device>> people = new BoundedMap<>(MOST_PEOPLE);

    /**
     * A device that is there.
     *
     * @param priority as RFC 6121 section 4.7.2.3
     * @param capabilities the device's own mark of what it can do (XEP-0115); another mark means that it changed
     */
    record Device(XmppAddress address, int priority, String capabilities) {}

    /** @return the device that has gone, if this says so */
    Optional<XmppAddress> take(Presence presence) {
        Optional<XmppAddress> from = Jids.address(presence.getFrom());
        if (from.isEmpty()) {
            return Optional.empty();
        }
        return switch (presence.getType()) {
            case available -> {
                from.filter(device -> !device.resource().isEmpty()).ifPresent(device -> add(device, presence));
                yield Optional.empty();
            }
            case unavailable, error -> {
                remove(from.get());
                yield from;
            }
            default -> Optional.empty();
        };
    }

    /** The one to ask first comes first. */
    List<Device> of(XmppAddress person) {
        return people.getOrDefault(person.bare(), Map.of()).values().stream()
                .sorted(Comparator.comparingInt(Device::priority).reversed())
                .toList();
    }

    /** A new session, in which nobody has said yet who is there. */
    void forget() {
        people.clear();
    }

    private void add(XmppAddress address, Presence presence) {
        CapsExtension caps = CapsExtension.from(presence);
        people.computeIfAbsent(address.bare(), person -> new BoundedMap<>(MOST_DEVICES))
                .put(
                        address.resource(),
                        new Device(
                                address,
                                presence.getPriority(),
                                caps == null ? "" : caps.getNode() + "#" + caps.getVer()));
    }

    private void remove(XmppAddress address) {
        if (address.resource().isEmpty()) {
            people.remove(address);
            return;
        }
        Map<String, Device> devices = people.get(address.bare());
        if (devices != null) {
            devices.remove(address.resource());
            if (devices.isEmpty()) {
                people.remove(address.bare());
            }
        }
    }
}
