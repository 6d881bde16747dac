package org.isthmus.app.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/** Who waits to be allowed to see our presence. The networks ask again at each sign-in, so nothing is kept on the disk. */
final class PresenceRequests {

    private static final int MOST = 500;

    private final Map<Asker, PresenceRequest> waiting = new LinkedHashMap<>();
    private volatile List<PresenceRequest> all = List.of();

    List<PresenceRequest> all() {
        return all;
    }

    /** @return whether the list is different now */
    boolean add(PresenceRequest request) {
        Asker asker = new Asker(request.account(), request.from().bare());
        if (waiting.size() >= MOST && !waiting.containsKey(asker)) {
            return false;
        }
        PresenceRequest before = waiting.put(asker, request);
        all = List.copyOf(waiting.values());
        return !request.equals(before);
    }

    boolean remove(EndpointId account, Address from) {
        boolean there = waiting.remove(new Asker(account, from.bare())) != null;
        all = List.copyOf(waiting.values());
        return there;
    }

    boolean removeAccount(EndpointId account) {
        boolean there = waiting.keySet().removeIf(asker -> asker.account().equals(account));
        all = List.copyOf(waiting.values());
        return there;
    }

    private record Asker(EndpointId account, Address from) {}
}
