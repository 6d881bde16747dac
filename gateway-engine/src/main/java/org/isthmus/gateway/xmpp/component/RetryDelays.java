package org.isthmus.gateway.xmpp.component;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt. A server that comes back is found within seconds, and is not run over. */
final class RetryDelays {

    /** A stream that lived this long worked; one that fell sooner makes the waits longer. */
    private static final Duration WORKED = Duration.ofSeconds(5);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration UNTIL_SOMEBODY_HELPS = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private Duration ceiling = FIRST;

    RetryDelays(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after a stream, or an attempt at one.
     *
     * @param lived how long the stream was open; zero for an attempt
     * @param closedByServer properly
     */
    Duration after(Duration lived, boolean closedByServer) {
        if (lived.compareTo(WORKED) >= 0) {
            ceiling = FIRST;
            if (closedByServer) {
                return Duration.ZERO;
            }
        }
        Duration limit = ceiling;
        Duration doubled = limit.multipliedBy(2);
        ceiling = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return jittered(limit);
    }

    /** The wait when the same attempt will fail again until a person has changed something. */
    Duration untilSomebodyHelps() {
        return jittered(UNTIL_SOMEBODY_HELPS);
    }

    /** Between nine tenths and the whole, so that many that fell together do not come back together. */
    private Duration jittered(Duration limit) {
        return Duration.ofMillis(random.nextLong(limit.toMillis() * 9 / 10, limit.toMillis() + 1));
    }
}
