package org.isthmus.gateway.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A token bucket: so many at once, so many a second in the long run. Not safe for several threads at once. */
public final class FloodLimit {

    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private final int perSecond;
    private final int burst;
    private double left;
    private Instant filledAt;

    public FloodLimit(InstantSource clock, int perSecond, int burst) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.burst = burst;
        left = burst;
        filledAt = clock.instant();
    }

    /** Whether one more is allowed now. */
    public boolean allows() {
        Instant now = clock.instant();
        double passed = Math.max(0, Duration.between(filledAt, now).toNanos()) / NANOS;
        left = Math.min(burst, left + passed * perSecond);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
