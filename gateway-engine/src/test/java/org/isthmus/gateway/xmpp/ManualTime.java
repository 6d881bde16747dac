package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.isthmus.gateway.concurrent.Scheduler;

/** Time that passes only when the test says so. */
public final class ManualTime implements Scheduler {

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private Instant now = Instant.now();

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Task after(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay), action);
        queue.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        queue.removeIf(other -> other.equals(due));
    }

    public void pass(Duration duration) {
        Instant end = instant().plus(duration);
        for (Runnable action = next(end); action != null; action = next(end)) {
            action.run();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next(Instant end) {
        Due due = queue.peek();
        if (due == null || due.at.isAfter(end)) {
            now = end;
            return null;
        }
        queue.remove();
        now = due.at;
        return due.action;
    }

    private record Due(Instant at, Runnable action) {}
}
