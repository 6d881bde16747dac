package org.isthmus.gateway.sip;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try. The first tries come quickly, so that a server that restarts is found again within
 * seconds; after a minute or so they become rare. Jitter keeps many clients from coming back all at once.
 */
final class Backoff {

    private static final long FIRST = 500;
    private static final long SOON = 7_000;
    private static final long LATE = 60_000;
    private static final int QUICK_TRIES = 20;

    private final RandomGenerator random;
    private int tries;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    void reset() {
        tries = 0;
    }

    Duration next() {
        long plain = tries < QUICK_TRIES ? Math.min(SOON, FIRST << Math.min(tries, 10)) : LATE;
        tries++;
        return Duration.ofMillis((long) (plain * (0.8 + 0.4 * random.nextDouble())));
    }
}
