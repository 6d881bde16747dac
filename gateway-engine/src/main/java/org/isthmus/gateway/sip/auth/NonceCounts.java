package org.isthmus.gateway.sip.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which counts of which nonces were used, so that nothing works twice. Counts may come out of order within a window, as they do
 * over UDP. Only nonces that were used with the right password get in here, so a stranger cannot fill it.
 */
final class NonceCounts {

    private static final int MOST_NONCES = 10_000;

    private final Map<String, Window> windows = new LinkedHashMap<>();

    private static final class Window {
        long highest;
        long seen;
    }

    /** @return false when the count was used before, or is too old to tell */
    synchronized boolean use(String nonce, long count) {
        Window window = windows.computeIfAbsent(nonce, fresh -> new Window());
        if (windows.size() > MOST_NONCES) {
            windows.remove(windows.keySet().iterator().next());
        }
        if (count > window.highest) {
            long step = count - window.highest;
            window.seen = step >= Long.SIZE ? 1 : (window.seen << step) | 1;
            window.highest = count;
            return true;
        }
        long back = window.highest - count;
        if (back >= Long.SIZE || (window.seen & (1L << back)) != 0) {
            return false;
        }
        window.seen |= 1L << back;
        return true;
    }
}
