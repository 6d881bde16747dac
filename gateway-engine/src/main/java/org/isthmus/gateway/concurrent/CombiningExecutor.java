package org.isthmus.gateway.concurrent;

import java.util.concurrent.Executor;

/**
 * Runs tasks one after the other in the order in which they came, on the thread of whoever brings one while none runs; others
 * that bring one meanwhile leave it to that thread. No task waits for a thread to wake up, which costs more than a short task
 * does. For tasks that do not block: what they would block is whoever reads a socket. A task that throws is logged and the
 * next one runs.
 */
public final class CombiningExecutor implements Executor {

    private final TaskQueue tasks;

    public CombiningExecutor(String name) {
        tasks = new TaskQueue(name);
    }

    @Override
    public void execute(Runnable task) {
        if (tasks.add(task)) {
            tasks.drain();
        }
    }
}
