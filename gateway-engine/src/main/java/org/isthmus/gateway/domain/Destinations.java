package org.isthmus.gateway.domain;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.isthmus.gateway.address.SipAddress;

/**
 * One MESSAGE at a time to each destination; the next waits for the final response (RFC 3428 section 8). Confined to the
 * gateway's executor.
 */
final class Destinations {

    private static final int MOST_FOR_ONE = 2_000;
    private static final int MOST = 100_000;

    private final Map<SipAddress, Queue<Supplier<CompletionStage<?>>>> busy = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * Does the work when it is its turn.
     *
     * @param work returns what completes, on the gateway's executor, when the next may go
     * @return false when too much waits already: then the work is not done
     */
    boolean add(SipAddress destination, Supplier<CompletionStage<?>> work) {
        SipAddress key = destination.bare();
        Queue<Supplier<CompletionStage<?>>> queue = busy.get(key);
        if (queue == null) {
            busy.put(key, new ArrayDeque<>());
            begin(key, work);
            return true;
        }
        if (queue.size() >= MOST_FOR_ONE || waiting.get() >= MOST) {
            return false;
        }
        queue.add(work);
        waiting.incrementAndGet();
        return true;
    }

    /** How many wait; may be asked from any thread. */
    int waiting() {
        return waiting.get();
    }

    /** Nothing is under way. */
    boolean isIdle() {
        return busy.isEmpty();
    }

    private void begin(SipAddress key, Supplier<CompletionStage<?>> work) {
        work.get().whenComplete((done, failure) -> next(key));
    }

    private void next(SipAddress key) {
        Queue<Supplier<CompletionStage<?>>> queue = busy.get(key);
        Supplier<CompletionStage<?>> work = queue == null ? null : queue.poll();
        if (work == null) {
            busy.remove(key);
            return;
        }
        waiting.decrementAndGet();
        begin(key, work);
    }
}
