package org.isthmus.gateway.sip.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Very many timers at the price of one: setting and cancelling take a few nanoseconds, and time passes in ticks. A timer is
 * never early, and late by a tick or two. Nothing ticks while there are no timers.
 */
public final class TimerWheel {

    private static final Duration TICK = Duration.ofMillis(50);

    private static final int SLOTS = 1_024;

    private final Scheduler scheduler;
    private final Executor executor;
    private final Timer[] slots = new Timer[SLOTS];
    private final Object lock = new Object();
    private long now;
    private int size;
    private boolean ticking;

    /** @param executor runs what is due, in order; those tasks do not block */
    public TimerWheel(Scheduler scheduler, Executor executor) {
        this.scheduler = scheduler;
        this.executor = executor;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Timer(() -> {}, 0);
        }
    }

    /** Something that is still to be done. */
    public static final class Timer {

        private final Runnable action;
        private final long due;
        private @Nullable Timer previous;
        private @Nullable Timer next;

        private Timer(Runnable action, long due) {
            this.action = action;
            this.due = due;
        }
    }

    /** A timer that was never set. */
    public static Timer none() {
        return new Timer(() -> {}, 0);
    }

    /** Runs the action once after the delay. */
    public Timer after(Duration delay, Runnable action) {
        long ticks = Math.max(0, (delay.toMillis() + TICK.toMillis() - 1) / TICK.toMillis());
        synchronized (lock) {
            Timer timer = new Timer(action, now + 1 + ticks);
            insert(timer);
            if (!ticking) {
                ticking = true;
                scheduler.after(TICK, this::tick);
            }
            return timer;
        }
    }

    /** Has no effect on a timer that has run. */
    public void cancel(Timer timer) {
        synchronized (lock) {
            if (timer.previous != null) {
                remove(timer);
            }
        }
    }

    private void insert(Timer timer) {
        Timer head = slots[(int) (timer.due % SLOTS)];
        timer.next = head.next;
        timer.previous = head;
        if (head.next != null) {
            head.next.previous = timer;
        }
        head.next = timer;
        size++;
    }

    private void remove(Timer timer) {
        if (timer.previous != null) {
            timer.previous.next = timer.next;
        }
        if (timer.next != null) {
            timer.next.previous = timer.previous;
        }
        timer.previous = null;
        timer.next = null;
        size--;
    }

    private void tick() {
        List<Runnable> due = new ArrayList<>();
        synchronized (lock) {
            now++;
            @Nullable Timer timer = slots[(int) (now % SLOTS)].next;
            while (timer != null) {
                @Nullable Timer following = timer.next;
                if (timer.due <= now) {
                    remove(timer);
                    due.add(timer.action);
                }
                timer = following;
            }
            ticking = size > 0;
            if (ticking) {
                scheduler.after(TICK, this::tick);
            }
        }
        if (!due.isEmpty()) {
            executor.execute(() -> due.reversed().forEach(Runnable::run));
        }
    }
}
