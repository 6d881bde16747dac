package org.isthmus.app.account;

import java.util.List;
import java.util.Optional;
import org.isthmus.app.store.AddressText;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.jdbi.v3.core.Handle;

/** Accounts on the disk, without their passwords. */
final class AccountTable {

    private AccountTable() {}

    static List<AccountDetails> all(Handle handle) {
        return handle.select("SELECT id, network, address, display_name, enabled, server_host, server_port, auth_user,"
                        + " transport, large_messages, encryption FROM account ORDER BY position")
                .map((row, _) -> new AccountDetails(
                        new EndpointId(row.getString(1)),
                        AddressText.read(row.getString(2), row.getString(3)),
                        row.getString(4),
                        row.getBoolean(5),
                        new AccountOptions(
                                row.getString(6).isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new HostPort(row.getString(6), row.getInt(7))),
                                Optional.of(row.getString(8)).filter(user -> !user.isEmpty()),
                                SipAccountConfig.Transport.valueOf(row.getString(9)),
                                row.getBoolean(10),
                                XmppAccountConfig.Encryption.valueOf(row.getString(11))),
                        false))
                .list();
    }

    static void put(Handle handle, AccountDetails account, int position) {
        AccountOptions options = account.options();
        handle.execute(
                "INSERT OR REPLACE INTO account (id, position, network, address, display_name, enabled, server_host,"
                        + " server_port, auth_user, transport, large_messages, encryption)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                account.id().value(),
                position,
                account.address().network().name(),
                AddressText.write(account.address()),
                account.displayName(),
                account.enabled(),
                options.server().map(HostPort::host).orElse(""),
                options.server().map(HostPort::port).orElse(0),
                options.authUser().orElse(""),
                options.transport().name(),
                options.largeMessages(),
                options.encryption().name());
    }

    static void remove(Handle handle, EndpointId id) {
        handle.execute("DELETE FROM account WHERE id = ?", id.value());
    }

    /** What is left of accounts that are gone, such as those of the lab after a crash. */
    static void removeOrphans(Handle handle) {
        handle.execute("DELETE FROM contact WHERE account NOT IN (SELECT id FROM account)");
        handle.execute("DELETE FROM archive_mark WHERE account NOT IN (SELECT id FROM account)");
    }
}
