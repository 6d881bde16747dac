package org.isthmus.app.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.isthmus.app.store.AddressText;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.EndpointId;
import org.jdbi.v3.core.Handle;

/** Past calls on the disk. */
final class CallTable {

    private static final long NEVER = -1;

    private CallTable() {}

    static void insert(Handle handle, PastCall call, boolean unseen) {
        handle.execute(
                "INSERT INTO call (account, network, peer, name, claimed, incoming, video, began, talked, reason, unseen)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                call.account().value(),
                call.peer().network().name(),
                AddressText.write(call.peer()),
                call.name(),
                call.claimed(),
                call.incoming(),
                call.video(),
                call.began().toEpochMilli(),
                call.talked().map(Duration::toMillis).orElse(NEVER),
                call.end().name(),
                unseen);
    }

    static List<PastCall> newest(Handle handle, int most) {
        return handle.select(
                        "SELECT number, account, network, peer, name, claimed, incoming, video, began, talked, reason"
                                + " FROM call ORDER BY number DESC LIMIT ?",
                        most)
                .map((row, _) -> read(row))
                .list();
    }

    static int unseen(Handle handle) {
        return handle.select("SELECT count(*) FROM call WHERE unseen = 1")
                .map((row, _) -> row.getInt(1))
                .one();
    }

    static void markSeen(Handle handle) {
        handle.execute("UPDATE call SET unseen = 0 WHERE unseen = 1");
    }

    private static PastCall read(ResultSet row) throws SQLException {
        long talked = row.getLong(10);
        return new PastCall(
                row.getLong(1),
                new EndpointId(row.getString(2)),
                AddressText.read(row.getString(3), row.getString(4)),
                row.getString(5),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getBoolean(8),
                Instant.ofEpochMilli(row.getLong(9)),
                talked == NEVER ? Optional.empty() : Optional.of(Duration.ofMillis(talked)),
                CallEnd.Reason.valueOf(row.getString(11)));
    }
}
