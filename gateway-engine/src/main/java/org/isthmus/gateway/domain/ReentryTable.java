package org.isthmus.gateway.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.isthmus.gateway.limit.BoundedMap;

/**
 * The texts that the gateway carried a moment ago. One of them that comes in again is on its way round and round (RFC 7332,
 * core.md R-CORE-09). The same words from the same sender are no loop yet, because people write "ok" twice and machines say
 * that all is well every few seconds: they become one at the twenty-first time within a minute. Confined to the gateway's
 * executor.
 */
final class ReentryTable {

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST = 50_000;
    private static final int SAME_TEXT = 20;

    private record Seen(Instant first, int times) {}

    private final InstantSource clock;
    private final Map<String, Seen> carried = new BoundedMap<>(MOST);

    ReentryTable(InstantSource clock) {
        this.clock = clock;
    }

    /** Remembers a text that goes out. */
    boolean repeats(String key) {
        Instant now = clock.instant();
        Seen counted = carried.merge(
                key,
                new Seen(now, 1),
                (before, fresh) -> isOver(before, now) ? fresh : new Seen(before.first(), before.times() + 1));
        return counted.times() > SAME_TEXT;
    }

    /** Whether this very text went out a moment ago. */
    boolean holds(String key) {
        Seen seen = carried.get(key);
        return seen != null && !isOver(seen, clock.instant());
    }

    private static boolean isOver(Seen seen, Instant now) {
        return seen.first().plus(REMEMBERED).isBefore(now);
    }
}
