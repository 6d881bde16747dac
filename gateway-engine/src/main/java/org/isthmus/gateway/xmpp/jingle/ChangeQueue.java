package org.isthmus.gateway.xmpp.jingle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes of a session, each begun when the one before is done: media takes one offer at a time. On the account's executor. */
final class ChangeQueue {

    private static final int MOST_WAITING = 50;

    private final Deque<Supplier<CompletableFuture<?>>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @return whether there was room */
    boolean add(Supplier<CompletableFuture<?>> change) {
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        waiting.add(change);
        next();
        return true;
    }

    private void next() {
        if (busy) {
            return;
        }
        @Nullable Supplier<CompletableFuture<?>> change = waiting.poll();
        if (change != null) {
            busy = true;
            change.get().whenComplete((done, failure) -> {
                busy = false;
                next();
            });
        }
    }
}
