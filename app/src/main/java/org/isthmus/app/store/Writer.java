package org.isthmus.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all that waits and commits it at once, because the flush to the disk costs more than
 * the writing. When one piece of work fails, all are undone and done again, each in a transaction of its own, so that one that
 * fails takes nothing else with it. No savepoints: at each of them the index of words writes itself out, which costs more
 * than the message.
 */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int LARGEST_BATCH = 512;

    private final Handle handle;
    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean closed;

    Writer(Handle handle) {
        this.handle = handle;
        this.thread = Thread.ofPlatform().name("isthmus-write").daemon().start(this::run);
    }

    <T> CompletableFuture<T> write(Function<Handle, T> work) {
        Job<T> job = new Job<>(work);
        synchronized (waiting) {
            if (closed) {
                return CompletableFuture.failedFuture(new StoreException("The history is closed."));
            }
            waiting.add(job);
        }
        return job.done;
    }

    @Override
    public void close() {
        Job<Boolean> last = new Job<>(_ -> true);
        last.last = true;
        synchronized (waiting) {
            if (!closed) {
                closed = true;
                waiting.add(last);
            }
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>();
        boolean more = true;
        while (more) {
            try {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, LARGEST_BATCH - 1);
                more = batch.stream().noneMatch(job -> job.last);
                commit(batch);
            } catch (InterruptedException e) {
                LOG.warn("The writer of the history was interrupted.", e);
            }
        }
    }

    /** Commits all of the work at once, or, when some of it fails, each piece for itself. */
    private void commit(List<Job<?>> batch) {
        if (!attempt(batch)) {
            batch.forEach(job -> {
                if (!attempt(List.of(job))) {
                    LOG.error("A change of the history failed and was undone.", job.failure);
                }
            });
        }
        batch.forEach(Job::complete);
    }

    /** @return false when nothing of it was written; then at least one job has its failure */
    private boolean attempt(List<Job<?>> batch) {
        Connection connection = handle.getConnection();
        try {
            connection.setAutoCommit(false);
            for (Job<?> job : batch) {
                if (!job.run(handle)) {
                    connection.rollback();
                    return false;
                }
            }
            connection.commit();
            return true;
        } catch (SQLException e) {
            StoreException failure = new StoreException("The history could not be written: " + e.getMessage(), e);
            batch.forEach(job -> job.failure = failure);
            undo(connection);
            return false;
        } finally {
            leaveTransaction(connection);
        }
    }

    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.error("A failed transaction could not be rolled back.", e);
        }
    }

    private static void leaveTransaction(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.error("The history is stuck in a transaction.", e);
        }
    }

    /** Work that waits, and what came of it. Fields are touched by the writing thread only. */
    private static final class Job<T> {

        private final Function<Handle, T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable failure;
        private boolean last;

        Job(Function<Handle, T> work) {
            this.work = work;
        }

        boolean run(Handle handle) {
            failure = null;
            try {
                result = Objects.requireNonNull(work.apply(handle));
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            return failure == null;
        }

        void complete() {
            if (failure == null) {
                done.complete(Objects.requireNonNull(result));
            } else {
                done.completeExceptionally(failure);
            }
        }
    }
}
