package org.isthmus.gateway.sip.trunk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isthmus.gateway.sip.transport.Hop;

/** Remembers which hops failed, so that not every request has to find out anew. */
final class HopMemory {

    private static final Duration SHUNNED = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<Hop, Instant> failed = new ConcurrentHashMap<>();

    HopMemory(InstantSource clock) {
        this.clock = clock;
    }

    void failed(Hop hop) {
        if (failed.size() < MOST) {
            failed.put(hop, clock.instant().plus(SHUNNED));
        }
    }

    void answered(Hop hop) {
        if (!failed.isEmpty()) {
            failed.remove(hop);
        }
    }

    /** The same hops, those that failed a short while ago last. */
    List<Hop> inOrder(List<Hop> hops) {
        if (failed.isEmpty() || hops.size() < 2) {
            return hops;
        }
        Instant now = clock.instant();
        failed.values().removeIf(until -> until.isBefore(now));
        // Asked once for each, because others answer or fail meanwhile.
        Map<Boolean, List<Hop>> byFailure = hops.stream().collect(Collectors.partitioningBy(failed::containsKey));
        return Stream.of(false, true)
                .flatMap(part -> byFailure.getOrDefault(part, List.of()).stream())
                .toList();
    }
}
