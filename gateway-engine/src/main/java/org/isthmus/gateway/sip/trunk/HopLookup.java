package org.isthmus.gateway.sip.trunk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.isthmus.gateway.sip.trunk.NextHops.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One question to DNS and its answer; those who ask meanwhile get it in the order in which they came. */
final class HopLookup {

    private static final Logger LOG = LoggerFactory.getLogger(HopLookup.class);
    private static final Duration KNOWN = Duration.ofMinutes(1);
    private static final Duration UNKNOWN = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Queue<Consumer<Found>> waiting = new ArrayDeque<>();
    private Optional<Found> answer = Optional.empty();
    private boolean served;
    private Instant until = Instant.MAX;

    /** @param question blocks while DNS answers */
    HopLookup(Supplier<Found> question, InstantSource clock) {
        this.clock = clock;
        Thread.ofVirtual().name("sip-next-hop").start(() -> ask(question));
    }

    void then(Consumer<Found> consumer) {
        synchronized (this) {
            if (!served) {
                waiting.add(consumer);
                return;
            }
        }
        consumer.accept(answer.orElseThrow());
    }

    synchronized boolean isDone() {
        return served;
    }

    synchronized boolean isOver(Instant now) {
        return now.isAfter(until);
    }

    private void ask(Supplier<Found> question) {
        Found found;
        try {
            found = question.get();
        } catch (RuntimeException e) {
            LOG.error("The search for a next hop failed.", e);
            found = new Found(List.of(), false);
        }
        synchronized (this) {
            answer = Optional.of(found);
            until = clock.instant().plus(found.hops().isEmpty() ? UNKNOWN : KNOWN);
        }
        for (Optional<Consumer<Found>> next = next(); next.isPresent(); next = next()) {
            next.get().accept(found);
        }
    }

    /** Whoever comes after the last one that waited is answered directly. */
    private synchronized Optional<Consumer<Found>> next() {
        Optional<Consumer<Found>> next = Optional.ofNullable(waiting.poll());
        served = next.isEmpty();
        return next;
    }
}
