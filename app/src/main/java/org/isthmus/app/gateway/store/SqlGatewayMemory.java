package org.isthmus.app.gateway.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.isthmus.app.store.AddressText;
import org.isthmus.app.store.Database;
import org.isthmus.app.store.Migrations;
import org.isthmus.app.store.StoreException;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.GatewayMemory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's memory in a SQLite file of its own. Changes are written by one thread in the order of the calls, many at once,
 * and nobody waits for the disk; {@link #close} writes what is left. What was written survives a kill and a power cut.
 */
public final class SqlGatewayMemory implements GatewayMemory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlGatewayMemory.class);
    private static final List<String> SCRIPTS = List.of(
            "org/isthmus/app/gateway/store/V001__subscriptions.sql", "org/isthmus/app/gateway/store/V002__unsaid.sql");

    private final Database database;

    private SqlGatewayMemory(Database database) {
        this.database = database;
    }

    /**
     * Opens the file, making it when there is none. Blocks.
     *
     * @throws StoreException when that is impossible; the message is for a person
     */
    public static SqlGatewayMemory open(Path file) {
        return new SqlGatewayMemory(Database.open(file, Migrations.of(SCRIPTS)));
    }

    @Override
    public List<SipWatched> sipWatched() {
        return database.readNow(handle -> handle.createQuery("SELECT watcher, contact, devices FROM sip_watched")
                .map((row, context) -> new SipWatched(
                        AddressText.xmpp(row.getString("watcher")),
                        AddressText.sip(row.getString("contact")),
                        row.getString("devices").lines().toList()))
                .list());
    }

    @Override
    public List<XmppWatched> xmppWatched() {
        return database.readNow(handle -> handle.createQuery("SELECT watcher, contact, allowed FROM xmpp_watched")
                .map((row, context) -> new XmppWatched(
                        AddressText.sip(row.getString("watcher")),
                        AddressText.xmpp(row.getString("contact")),
                        row.getBoolean("allowed")))
                .list());
    }

    @Override
    public List<ExactUri> exactUris() {
        return database.readNow(handle -> handle.createQuery("SELECT jid, uri FROM exact_uri ORDER BY number")
                .map((row, context) ->
                        new ExactUri(AddressText.xmpp(row.getString("jid")), AddressText.sip(row.getString("uri"))))
                .list());
    }

    @Override
    public List<String> unsaid() {
        return database.readNow(handle -> handle.createQuery("SELECT stanza FROM unsaid ORDER BY number")
                .mapTo(String.class)
                .list());
    }

    @Override
    public void putUnsaid(List<String> stanzas) {
        change(handle -> {
            handle.execute("DELETE FROM unsaid");
            PreparedBatch batch = handle.prepareBatch("INSERT INTO unsaid (stanza) VALUES (?)");
            stanzas.forEach(batch::add);
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    @Override
    public void put(SipWatched watched) {
        StringBuilder devices = new StringBuilder();
        watched.shownDevices().forEach(device -> devices.append(device).append('\n'));
        change(handle -> handle.execute(
                "INSERT OR REPLACE INTO sip_watched (watcher, contact, devices) VALUES (?, ?, ?)",
                text(watched.watcher()),
                text(watched.contact()),
                devices.toString()));
    }

    @Override
    public void put(XmppWatched watched) {
        change(handle -> handle.execute(
                "INSERT OR REPLACE INTO xmpp_watched (watcher, contact, allowed) VALUES (?, ?, ?)",
                text(watched.watcher()),
                text(watched.contact()),
                watched.allowed()));
    }

    @Override
    public void put(ExactUri exact) {
        change(handle -> handle.execute(
                "INSERT OR REPLACE INTO exact_uri (jid, uri) VALUES (?, ?)", text(exact.jid()), text(exact.uri())));
    }

    @Override
    public void remove(XmppAddress watcher, SipAddress contact) {
        change(handle -> handle.execute(
                "DELETE FROM sip_watched WHERE watcher = ? AND contact = ?", text(watcher), text(contact)));
    }

    @Override
    public void remove(SipAddress watcher, XmppAddress contact) {
        change(handle -> handle.execute(
                "DELETE FROM xmpp_watched WHERE watcher = ? AND contact = ?", text(watcher), text(contact)));
    }

    /** Writes what is waiting. Blocks. */
    @Override
    public void close() {
        database.close();
    }

    private void change(Consumer<Handle> work) {
        database.change(work).whenComplete((nothing, problem) -> {
            if (problem != null) {
                LOG.error("What the gateway has to know again after a restart could not be written.", problem);
            }
        });
    }

    private static String text(Address address) {
        return AddressText.write(address);
    }
}
