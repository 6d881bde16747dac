package org.isthmus.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.isthmus.gateway.concurrent.OrderedExecutor;

/**
 * The one order in which the app thinks: accounts, people and chats change here and nowhere else, and observers are called
 * here. Work is short and never waits; whatever takes time runs elsewhere and comes back.
 */
public final class AppThread implements Executor {

    private final OrderedExecutor order = new OrderedExecutor("isthmus-app");

    @Override
    public void execute(Runnable work) {
        order.execute(work);
    }

    /** Runs the work in its turn. */
    public <T> CompletableFuture<T> call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, order);
    }

    /** Starts the work in its turn; completes when what it started has completed. */
    public <T> CompletableFuture<T> start(Supplier<? extends CompletionStage<T>> work) {
        return CompletableFuture.supplyAsync(work, order).thenCompose(stage -> stage);
    }
}
