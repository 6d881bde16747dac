package org.isthmus.gateway.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was used longest ago, so that nobody can fill the memory from outside. Not safe for several threads. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_SIZE = 64;
    private static final float LOAD = 0.75f;

    private final int most;

    public BoundedMap(int most) {
        super(FIRST_SIZE, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
