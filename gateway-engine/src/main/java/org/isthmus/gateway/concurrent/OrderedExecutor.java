package org.isthmus.gateway.concurrent;

import java.util.concurrent.Executor;

/**
 * Runs tasks one after the other in the order in which they came, on a virtual thread that lives while there is work. Tasks
 * may block; a task that throws is logged and the next one runs.
 */
public final class OrderedExecutor implements Executor {

    private final String name;
    private final TaskQueue tasks;

    public OrderedExecutor(String name) {
        this.name = name;
        tasks = new TaskQueue(name);
    }

    @Override
    public void execute(Runnable task) {
        if (tasks.add(task)) {
            Thread.ofVirtual().name(name).start(tasks::drain);
        }
    }
}
