package org.isthmus.gateway.xmpp;

import java.util.Map;
import org.isthmus.gateway.limit.BoundedMap;

/** Remembers the latest ids of some kind, up to a limit. */
final class RecentIds {

    private final Map<String, Boolean> ids;

    RecentIds(int most) {
        this.ids = new BoundedMap<>(most);
    }

    /** Adds an id; false when it was there already. */
    boolean add(String id) {
        return ids.put(id, Boolean.TRUE) == null;
    }

    boolean contains(String id) {
        return ids.containsKey(id);
    }
}
