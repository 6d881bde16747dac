package org.isthmus.gateway.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Remembers the latest ids of some kind, up to a limit. */
final class RecentIds {

    private static final float LOAD_FACTOR = 0.75f;

    private final SequencedMap<String, Boolean> ids;

    RecentIds(int most) {
        this.ids = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    /** Adds an id; false when it was there already. */
    boolean add(String id) {
        return ids.put(id, Boolean.TRUE) == null;
    }

    boolean contains(String id) {
        return ids.containsKey(id);
    }
}
