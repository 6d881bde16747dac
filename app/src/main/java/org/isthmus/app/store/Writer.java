package org.isthmus.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
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
 * the writing; each piece of work has a savepoint of its own, so that one that fails takes nothing else with it.
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

    private void commit(List<Job<?>> batch) {
        Connection connection = handle.getConnection();
        try {
            connection.setAutoCommit(false);
            for (Job<?> job : batch) {
                Savepoint before = connection.setSavepoint();
                job.run(handle);
                if (job.failure != null) {
                    connection.rollback(before);
                }
                connection.releaseSavepoint(before);
            }
            connection.commit();
            batch.forEach(Job::complete);
        } catch (SQLException e) {
            LOG.error("The history could not be written.", e);
            StoreException failure = new StoreException("The history could not be written: " + e.getMessage(), e);
            undo(connection);
            batch.forEach(job -> job.done.completeExceptionally(failure));
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

        void run(Handle handle) {
            try {
                result = Objects.requireNonNull(work.apply(handle));
            } catch (RuntimeException | Error e) {
                LOG.error("A change of the history failed and was undone.", e);
                failure = e;
            }
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
