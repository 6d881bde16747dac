package org.isthmus.app.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.isthmus.app.store.AddressText;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** People on the disk: the tables {@code address}, {@code person} and {@code contact}. */
final class PeopleTable {

    private PeopleTable() {}

    record AddressRow(long row, Address address, PersonId person, PersonId home) {}

    record NameRow(PersonId person, String name) {}

    record ContactRow(EndpointId account, long address, ContactEntry.Facts facts) {}

    static List<AddressRow> addresses(Handle handle) {
        return handle.select("SELECT id, network, text, person, home FROM address ORDER BY id")
                .map((row, _) -> new AddressRow(
                        row.getLong(1),
                        AddressText.read(row.getString(2), row.getString(3)),
                        new PersonId(row.getString(4)),
                        new PersonId(row.getString(5))))
                .list();
    }

    static List<NameRow> names(Handle handle) {
        return handle.select("SELECT id, name FROM person")
                .map((row, _) -> new NameRow(new PersonId(row.getString(1)), row.getString(2)))
                .list();
    }

    static List<ContactRow> contacts(Handle handle) {
        return handle.select(
                        "SELECT account, address, name, groups, listed, we_see, they_see, asked, blocked FROM contact")
                .map((row, _) -> new ContactRow(
                        new EndpointId(row.getString(1)),
                        row.getLong(2),
                        new ContactEntry.Facts(
                                row.getString(3),
                                row.getString(4).isEmpty()
                                        ? Set.of()
                                        : Set.of(row.getString(4).split("\n")),
                                row.getBoolean(5),
                                row.getBoolean(6),
                                row.getBoolean(7),
                                row.getBoolean(8),
                                row.getBoolean(9))))
                .list();
    }

    static void putAddresses(Handle handle, Collection<AddressRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO address (id, network, text, person, home)"
                + " VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET person = excluded.person, home = excluded.home");
        for (AddressRow row : rows) {
            batch.add(
                    row.row(),
                    row.address().network().name(),
                    AddressText.write(row.address()),
                    row.person().value(),
                    row.home().value());
        }
        batch.execute();
    }

    static void putName(Handle handle, PersonId person, String name) {
        handle.execute("INSERT OR REPLACE INTO person (id, name) VALUES (?, ?)", person.value(), name);
    }

    static void putContacts(Handle handle, Collection<ContactRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT OR REPLACE INTO contact"
                + " (account, address, name, groups, listed, we_see, they_see, asked, blocked)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (ContactRow row : rows) {
            ContactEntry.Facts facts = row.facts();
            batch.add(
                    row.account().value(),
                    row.address(),
                    facts.name(),
                    facts.groupLines(),
                    facts.listed(),
                    facts.weSee(),
                    facts.theySee(),
                    facts.asked(),
                    facts.blocked());
        }
        batch.execute();
    }

    static void removeContactsOf(Handle handle, EndpointId account) {
        handle.execute("DELETE FROM contact WHERE account = ?", account.value());
    }
}
