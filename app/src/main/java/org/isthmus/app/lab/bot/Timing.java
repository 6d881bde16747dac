package org.isthmus.app.lab.bot;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.concurrent.Scheduler;

/** The clock and the dice of one bot. */
record Timing(Scheduler clock, Executor executor, RandomGenerator dice) {

    Scheduler.Task later(Duration delay, Runnable action) {
        return clock.after(delay, () -> executor.execute(action));
    }
}
