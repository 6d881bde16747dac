package org.isthmus.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isthmus.app.profile.PrivateFiles;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file, usually the person's. Everything is written by one thread in the order in which it was handed in, and read by
 * another one; no thread of a protocol stack ever waits for the disk.
 *
 * <p>What is waiting is written in one transaction. Write-ahead log with {@code synchronous=FULL}: when a future completes,
 * its change has been flushed to the disk and survives a crash of the program, of the system and a power cut.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Handle writing;
    private final Handle reading;
    private final Writer writer;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("isthmus-read").daemon().factory());

    private Database(Handle writing, Handle reading) {
        this.writing = writing;
        this.reading = reading;
        this.writer = new Writer(writing);
    }

    /**
     * Opens the person's history, making it when there is none, and brings it to the newest shape. Blocks.
     *
     * @throws StoreException when that is impossible
     */
    public static Database open(Path file) {
        return open(file, Migrations.all());
    }

    /** {@link #open(Path)} for a database of another shape. */
    public static Database open(Path file, Migrations migrations) {
        try {
            PrivateFiles.makeFile(file);
            Connection first = connect(file, false);
            try {
                migrations.run(first);
                Connection second = connect(file, true);
                return new Database(handle(first), handle(second));
            } catch (SQLException | RuntimeException e) {
                first.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new StoreException("The database " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Changes something. The work runs in a transaction; when it throws, nothing of it stays. It may run twice, and so
     * touches nothing but the handle.
     *
     * @return completes when the change is safe on the disk, or exceptionally with what went wrong
     */
    public <T> CompletableFuture<T> write(Function<Handle, T> work) {
        return writer.write(work);
    }

    /** {@link #write} for work without a result. */
    public CompletableFuture<Void> change(Consumer<Handle> work) {
        return writer.write(handle -> {
                    work.accept(handle);
                    return true;
                })
                .thenAccept(_ -> {});
    }

    /** Reads something. Sees everything whose write has completed. */
    public <T> CompletableFuture<T> read(Function<Handle, T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> work.apply(reading), reader);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new StoreException("The history is closed.", e));
        }
    }

    /** Reads on the calling thread, before anybody else uses the database. For the opening of the program. */
    public <T> T readNow(Function<Handle, T> work) {
        return work.apply(reading);
    }

    /** Writes what is waiting and closes the file. Blocks. */
    @Override
    public void close() {
        writer.close();
        reader.shutdown();
        try {
            if (!reader.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("A search was still running when the history was closed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reading.close();
        writing.close();
    }

    private static Handle handle(Connection connection) {
        return Jdbi.create(() -> connection).open().setStatementBuilder(new KeptStatements());
    }

    private static Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-8_000);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        if (readOnly) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("PRAGMA query_only = 1");
            }
        }
        return connection;
    }
}
