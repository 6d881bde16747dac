package org.isthmus.app.bridge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** The bridges in the person's database. */
final class BridgeStore {

    private final Database database;

    BridgeStore(Database database) {
        this.database = database;
    }

    /** All, oldest first. Reads on the calling thread; for the opening of the program. */
    List<BridgeRecord> allNow() {
        return database.readNow(handle -> handle.createQuery("SELECT * FROM bridge ORDER BY made_at, id")
                .map((row, context) -> read(row))
                .list());
    }

    /** Writes a bridge down, new or changed. */
    CompletableFuture<Void> save(BridgeRecord bridge) {
        return database.change(
                handle -> handle.createUpdate("""
                        INSERT OR REPLACE INTO bridge (id, made_at, sip_account, sip_address, sip_name, xmpp_account,
                            xmpp_address, xmpp_name, carries, enabled, carried, lost, loops_cut, failure_reason,
                            failure_detail)
                        VALUES (:id, :madeAt, :sipAccount, :sipAddress, :sipName, :xmppAccount, :xmppAddress, :xmppName,
                            :carries, :enabled, :carried, :lost, :loopsCut, :reason, :detail)
                        """).bindMap(write(bridge)).execute());
    }

    CompletableFuture<Void> delete(BridgeId id) {
        return database.change(handle -> handle.createUpdate("DELETE FROM bridge WHERE id = :id")
                .bind("id", id.value())
                .execute());
    }

    private static Map<String, Object> write(BridgeRecord bridge) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", bridge.id().value());
        row.put("madeAt", bridge.madeAt().toEpochMilli());
        row.put("sipAccount", bridge.sip().account().value());
        row.put("sipAddress", bridge.sip().address().toString());
        row.put("sipName", bridge.sip().name());
        row.put("xmppAccount", bridge.xmpp().account().value());
        row.put("xmppAddress", bridge.xmpp().address().toString());
        row.put("xmppName", bridge.xmpp().name());
        row.put("carries", Columns.names(bridge.carries()));
        row.put("enabled", bridge.enabled());
        BridgeRecord.Totals totals = bridge.totals();
        row.put("carried", totals.carried());
        row.put("lost", totals.lost());
        row.put("loopsCut", totals.loopsCut());
        row.put("reason", totals.lastFailure().map(f -> f.reason().name()).orElse(""));
        row.put("detail", totals.lastFailure().map(Failure::detail).orElse(""));
        return row;
    }

    private static BridgeRecord read(ResultSet row) throws SQLException {
        return new BridgeRecord(
                new BridgeId(row.getString("id")),
                Instant.ofEpochMilli(row.getLong("made_at")),
                party(row, Network.SIP, "sip_"),
                party(row, Network.XMPP, "xmpp_"),
                Columns.values(Traffic.class, row.getString("carries")),
                row.getBoolean("enabled"),
                new BridgeRecord.Totals(
                        row.getLong("carried"), row.getLong("lost"), row.getLong("loops_cut"), lastFailure(row)));
    }

    private static Party party(ResultSet row, Network network, String prefix) throws SQLException {
        return new Party(
                new EndpointId(row.getString(prefix + "account")),
                Columns.address(network, row.getString(prefix + "address")),
                row.getString(prefix + "name"));
    }

    private static Optional<Failure> lastFailure(ResultSet row) throws SQLException {
        String reason = row.getString("failure_reason");
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(Failure.of(Reason.valueOf(reason), row.getString("failure_detail")));
    }
}
