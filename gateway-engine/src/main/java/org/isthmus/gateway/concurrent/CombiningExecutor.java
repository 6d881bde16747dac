package org.isthmus.gateway.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other in the order in which they came, on the thread of whoever brings one while none runs; others
 * that bring one meanwhile leave it to that thread. No task waits for a thread to wake up, which costs more than a short task
 * does. For tasks that do not block: what they would block is whoever reads a socket. A task that throws is logged and the
 * next one runs.
 */
public final class CombiningExecutor implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(CombiningExecutor.class);

    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public CombiningExecutor(String name) {
        this.name = name;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task of {} failed.", name, e);
            }
        }
    }

    private @org.jspecify.annotations.Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
