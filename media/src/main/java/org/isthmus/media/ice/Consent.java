package org.isthmus.media.ice;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When the other side last agreed to be sent packets (RFC 7675 section 5.1), for each component. The library's word for a
 * failed check is not enough: when the answer comes faster than the library starts the clock of its question, the question
 * times out although it was answered, and so have been those after it. Any thread.
 */
final class Consent {

    /**
     * A check that nobody answers ends after 27 seconds, so that without consent the last answer is older than this. Answers
     * come every five seconds.
     */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final LongSupplier nanoTime;
    private final Map<Integer, Long> confirmed = new ConcurrentHashMap<>();

    Consent(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The other side has answered a check. */
    void confirmed(int component) {
        confirmed.put(component, nanoTime.getAsLong());
    }

    /** Whether it has answered lately. */
    boolean fresh(int component) {
        Long last = confirmed.get(component);
        return last != null && nanoTime.getAsLong() - last < FRESH.toNanos();
    }
}
