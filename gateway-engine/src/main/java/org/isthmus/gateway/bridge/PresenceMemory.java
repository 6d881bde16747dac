package org.isthmus.gateway.bridge;

import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.signal.PresenceUpdate;

/** The latest presence of each contact of each account, so that a new bridge does not have to wait for the next change. */
final class PresenceMemory {

    private static final int MOST = 20_000;

    private record Key(EndpointId account, Address contact) {}

    private final Map<Key, PresenceUpdate> latest = new BoundedMap<>(MOST);

    synchronized void remember(EndpointId account, PresenceUpdate update) {
        latest.merge(new Key(account, update.from().bare()), update, DeviceMerge::into);
    }

    synchronized Optional<PresenceUpdate> of(EndpointId account, Address contact) {
        return Optional.ofNullable(latest.get(new Key(account, contact.bare())));
    }

    synchronized void forget(EndpointId account) {
        latest.keySet().removeIf(key -> key.account().equals(account));
    }
}
