package org.isthmus.gateway.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks that run one after the other in the order in which they came, on whichever thread drains them. */
final class TaskQueue {

    private static final Logger LOG = LoggerFactory.getLogger(TaskQueue.class);

    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean draining;

    TaskQueue(String name) {
        this.name = name;
    }

    /** @return whether nobody drains: then whoever brought the task has to see to it, once */
    boolean add(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            boolean first = !draining;
            draining = true;
            return first;
        }
    }

    /** Runs tasks until there are none; one that throws is logged. */
    void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task of {} failed.", name, e);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            draining = task != null;
            return task;
        }
    }
}
