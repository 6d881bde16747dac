package org.isthmus.gateway.domain.presence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import org.isthmus.gateway.concurrent.Scheduler;

/**
 * Does much that became due at once evenly over some seconds, so that neither network sees a storm: within eight seconds, as
 * long as that is not more than a thousand a second. On the gateway's executor.
 */
final class WatchSpread {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TICKS = 70;
    private static final int MOST_PER_TICK = 100;

    private final PresenceTools tools;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int perTick;
    private Scheduler.Task ticking = () -> {};

    WatchSpread(PresenceTools tools) {
        this.tools = tools;
    }

    /** Takes the place of what is still waiting, which was about the same subscriptions. */
    void begin(Collection<Runnable> tasks) {
        ticking.cancel();
        waiting.clear();
        waiting.addAll(tasks);
        perTick = Math.min(MOST_PER_TICK, (tasks.size() + TICKS - 1) / TICKS);
        ticking = tools.later(FIRST, this::tick);
    }

    /** What is still waiting is not done. */
    void stop() {
        ticking.cancel();
        waiting.clear();
    }

    private void tick() {
        for (int i = 0; i < perTick && !waiting.isEmpty(); i++) {
            waiting.remove().run();
        }
        if (!waiting.isEmpty()) {
            ticking = tools.later(TICK, this::tick);
        }
    }
}
