package org.isthmus.media.video;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.isthmus.media.VideoSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something so many times a second on a thread of its own; what a slow machine misses is not made up for. */
public final class Clockwork implements VideoSource.Running {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final ReentrantLock turn = new ReentrantLock();
    private final long period;
    private final LongConsumer task;
    private boolean stopped;

    private Clockwork(long period, LongConsumer task) {
        this.period = period;
        this.task = task;
    }

    /** @param task is told the number of the turn, from 0; turns that were missed are counted */
    public static Clockwork start(String name, int timesPerSecond, LongConsumer task) {
        Clockwork clockwork = new Clockwork(TimeUnit.SECONDS.toNanos(1) / timesPerSecond, task);
        Thread.ofPlatform().daemon().name(name).start(clockwork::run);
        return clockwork;
    }

    private void run() {
        long begin = System.nanoTime();
        long number = 0;
        while (turn(number)) {
            number = Math.max(number + 1, (System.nanoTime() - begin) / period);
            long wait = begin + number * period - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    private boolean turn(long number) {
        turn.lock();
        try {
            if (!stopped) {
                task.accept(number);
            }
            return !stopped;
        } catch (RuntimeException e) {
            LOG.warn("A picture was not made", e);
            return true;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            stopped = true;
        } finally {
            turn.unlock();
        }
    }
}
