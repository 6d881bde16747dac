package org.isthmus.media.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.isthmus.media.MediaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what a session does one after the other. Any thread. */
final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("media-session").factory());

    /** Runs after something that it needs; whatever goes wrong becomes a {@link MediaException}. */
    <T extends @Nullable Object> CompletableFuture<T> run(CompletableFuture<?> needed, Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    needed.join();
                    result.complete(task.call());
                } catch (CompletionException e) {
                    result.completeExceptionally(e.getCause() == null ? e : e.getCause());
                } catch (MediaException e) {
                    result.completeExceptionally(e);
                } catch (Exception e) {
                    LOG.warn("The media of a call failed", e);
                    result.completeExceptionally(
                            new MediaException(MediaException.Cause.LOCAL, "The media of the call failed.", e));
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new MediaException(MediaException.Cause.LOCAL, "The call has ended.", e));
        }
        return result;
    }

    void execute(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("The media of a call failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("The call has ended", e);
        }
    }

    /** Takes no more. */
    void end() {
        executor.shutdown();
    }
}
