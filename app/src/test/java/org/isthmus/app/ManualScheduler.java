package org.isthmus.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.isthmus.gateway.concurrent.Scheduler;

/** A clock that stands still until a test turns it. */
final class ManualScheduler implements Scheduler {

    private final List<Due> waiting = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Task after(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay), action);
        waiting.add(due);
        return () -> remove(due);
    }

    void advance(Duration time) {
        List<Due> due;
        synchronized (this) {
            now = now.plus(time);
            due = waiting.stream()
                    .filter(one -> !one.at().isAfter(now))
                    .sorted(Comparator.comparing(Due::at))
                    .toList();
            waiting.removeAll(due);
        }
        due.forEach(one -> one.action().run());
    }

    private synchronized void remove(Due due) {
        waiting.remove(due);
    }

    private record Due(Instant at, Runnable action) {}
}
