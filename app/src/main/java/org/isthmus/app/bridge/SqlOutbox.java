package org.isthmus.app.bridge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.bridge.Outbox;
import org.isthmus.gateway.bridge.QueuedMessage;
import org.isthmus.gateway.bridge.QueuedMessage.Fate;
import org.isthmus.gateway.error.Failure;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox of all bridges in the person's database. Everything goes through its one writer, so each step sees those before. */
final class SqlOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(SqlOutbox.class);

    private final Database database;

    SqlOutbox(Database database) {
        this.database = database;
    }

    @Override
    public Optional<QueuedMessage> put(QueuedMessage message) {
        return database.write(handle -> {
                    Optional<QueuedMessage> before = find(handle, message.lane(), message.id());
                    if (before.isEmpty()) {
                        handle.createUpdate(QueuedMessageRow.INSERT)
                                .bindMap(QueuedMessageRow.write(message))
                                .execute();
                    }
                    return before;
                })
                .join();
    }

    @Override
    public void again(String lane, String id, Instant now) {
        database.change(handle -> handle.createUpdate("""
                                UPDATE bridge_message SET fate = 'WAITING', told = 'WAITING', stored_at = :now,
                                    failure_reason = '', failure_detail = '', failure_wire = '',
                                    number = (SELECT max(number) + 1 FROM bridge_message)
                                WHERE lane = :lane AND id = :id
                                """)
                        .bind("now", now.toEpochMilli())
                        .bind("lane", lane)
                        .bind("id", id)
                        .execute())
                .join();
    }

    @Override
    public List<QueuedMessage> waiting(String lane, int limit) {
        return list("fate = 'WAITING'", lane, limit);
    }

    @Override
    public List<QueuedMessage> untold(String lane, int limit) {
        return list("fate IN ('DELIVERED', 'DISPLAYED', 'FAILED') AND fate <> told", lane, limit);
    }

    private List<QueuedMessage> list(String which, String lane, int limit) {
        return database.write(handle -> handle.createQuery("SELECT * FROM bridge_message WHERE lane = :lane AND "
                                + which + " ORDER BY number LIMIT :limit")
                        .bind("lane", lane)
                        .bind("limit", limit)
                        .map((row, context) -> QueuedMessageRow.read(row))
                        .list())
                .join();
    }

    @Override
    public int countWaiting(String lane) {
        return database.write(handle -> handle.createQuery(
                                "SELECT count(*) FROM bridge_message WHERE lane = :lane AND fate = 'WAITING'")
                        .bind("lane", lane)
                        .mapTo(Integer.class)
                        .one())
                .join();
    }

    @Override
    public Optional<QueuedMessage> find(String lane, String id) {
        return database.write(handle -> find(handle, lane, id)).join();
    }

    private static Optional<QueuedMessage> find(Handle handle, String lane, String id) {
        return handle.createQuery("SELECT * FROM bridge_message WHERE lane = :lane AND id = :id")
                .bind("lane", lane)
                .bind("id", id)
                .map((row, context) -> QueuedMessageRow.read(row))
                .findOne();
    }

    @Override
    public Optional<QueuedMessage> findBySource(String lane, String sourceId) {
        return database.write(handle -> handle.createQuery("""
                                SELECT * FROM bridge_message WHERE lane = :lane AND source_id = :id
                                ORDER BY number DESC LIMIT 1
                                """)
                        .bind("lane", lane)
                        .bind("id", sourceId)
                        .map((row, context) -> QueuedMessageRow.read(row))
                        .findOne())
                .join();
    }

    @Override
    public void settle(String lane, String id, Fate fate, Optional<Failure> failure) {
        soon(handle -> handle.createUpdate("""
                        UPDATE bridge_message SET fate = :fate, failure_reason = :reason, failure_detail = :detail,
                            failure_wire = :wire
                        WHERE lane = :lane AND id = :id
                        """)
                .bind("fate", fate.name())
                .bind("reason", failure.map(f -> f.reason().name()).orElse(""))
                .bind("detail", failure.map(Failure::detail).orElse(""))
                .bind("wire", WireText.write(failure.flatMap(Failure::wire)))
                .bind("lane", lane)
                .bind("id", id)
                .execute());
    }

    @Override
    public void told(String lane, String id, Fate fate) {
        soon(handle -> handle.createUpdate("UPDATE bridge_message SET told = :fate WHERE lane = :lane AND id = :id")
                .bind("fate", fate.name())
                .bind("lane", lane)
                .bind("id", id)
                .execute());
    }

    @Override
    public void purge(Instant before) {
        soon(handle -> handle.createUpdate("DELETE FROM bridge_message WHERE stored_at < :before AND fate <> 'WAITING'")
                .bind("before", before.toEpochMilli())
                .execute());
    }

    @Override
    public void forget(String lane) {
        soon(handle -> handle.createUpdate("DELETE FROM bridge_message WHERE lane = :lane")
                .bind("lane", lane)
                .execute());
    }

    private void soon(Consumer<Handle> change) {
        CompletableFuture<Void> done = database.change(change);
        done.whenComplete((nothing, problem) -> {
            if (problem != null) {
                LOG.error("What became of a bridged message could not be written down.", problem);
            }
        });
    }
}
