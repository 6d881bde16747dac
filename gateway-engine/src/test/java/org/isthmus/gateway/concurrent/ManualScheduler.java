package org.isthmus.gateway.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until it is turned. */
public final class ManualScheduler implements Scheduler {

    private record Due(Instant at, Runnable action) {}

    private final List<Due> due = new ArrayList<>();
    private Instant now;

    public ManualScheduler() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    public ManualScheduler(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Task after(Duration delay, Runnable action) {
        Due entry = new Due(now.plus(delay), action);
        due.add(entry);
        return () -> cancel(entry);
    }

    private synchronized void cancel(Due entry) {
        due.remove(entry);
    }

    /** Turns the clock and runs what became due, in order. */
    public void advance(Duration by) {
        Instant until = instant().plus(by);
        for (Optional<Due> next = next(until); next.isPresent(); next = next(until)) {
            next.get().action().run();
        }
        synchronized (this) {
            now = until;
        }
    }

    private synchronized Optional<Due> next(Instant until) {
        Optional<Due> next = due.stream().filter(d -> !d.at().isAfter(until)).min(Comparator.comparing(Due::at));
        next.ifPresent(d -> {
            due.remove(d);
            now = d.at().isAfter(now) ? d.at() : now;
        });
        return next;
    }
}
