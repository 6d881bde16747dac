package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: longer each time, never exactly as long as everybody else. For the first minutes of
 * an outage the waits stay short, so that the account is back within seconds of the network.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST_LATER = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final RandomGenerator random;
    private Optional<Instant> outageSince = Optional.empty();
    private Duration ceiling = FIRST;

    Backoff(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The wait before the next attempt: between half and the whole of a ceiling that doubles. */
    Duration next() {
        Instant since = outageSince.orElseGet(clock::instant);
        outageSince = Optional.of(since);
        boolean early = since.plus(PATIENCE).isAfter(clock.instant());
        Duration longest = early ? LONGEST_AT_FIRST : LONGEST_LATER;
        Duration limit = ceiling.compareTo(longest) < 0 ? ceiling : longest;
        ceiling = limit.multipliedBy(2);
        return Duration.ofMillis(random.nextLong(limit.toMillis() / 2, limit.toMillis() + 1));
    }

    /** The outage is over. */
    void reset() {
        outageSince = Optional.empty();
        ceiling = FIRST;
    }
}
