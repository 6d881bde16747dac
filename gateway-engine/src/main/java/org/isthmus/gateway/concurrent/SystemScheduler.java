package org.isthmus.gateway.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real clock, with one daemon thread that starts what is due. Once closed it starts nothing any more. */
public final class SystemScheduler implements Scheduler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemScheduler.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("isthmus-timer").daemon().factory());

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Task after(Duration delay, Runnable action) {
        try {
            Future<?> future = timer.schedule(() -> guarded(action), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("The clock is closed; nothing is started later.");
            return () -> {};
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("A timed action failed.", e);
        }
    }
}
