package org.isthmus.gateway.sip.transaction;

import java.time.Duration;

/**
 * The times of RFC 3261 section 17.1.1.1, from which all timers are made.
 *
 * @param t1 the round trip
 * @param t2 the longest pause between retransmissions
 * @param t4 how long a message may be under way
 */
public record Timings(Duration t1, Duration t2, Duration t4) {

    private static final int T1_OF_A_TRANSACTION = 64;

    /** Table 4 of RFC 3261. */
    public static Timings standard() {
        return new Timings(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));
    }

    /** Timers F, H and J. */
    public Duration transaction() {
        return t1.multipliedBy(T1_OF_A_TRANSACTION);
    }

    Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(t2) > 0 ? t2 : twice;
    }
}
