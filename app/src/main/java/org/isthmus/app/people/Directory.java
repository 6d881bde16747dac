package org.isthmus.app.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.jspecify.annotations.Nullable;

/**
 * Everybody ever met: addresses, the rows that show them, and what each account knows. What changes here goes to the disk in
 * order. Used on the app's thread only.
 */
final class Directory {

    private final Database database;
    private final Map<Address, KnownAddress> addresses = new HashMap<>();
    private final Map<PersonId, List<KnownAddress>> people = new LinkedHashMap<>();
    private final Map<PersonId, String> names = new HashMap<>();
    private final Map<EndpointId, Map<Address, ContactEntry>> accounts = new HashMap<>();
    private final Map<Long, PeopleTable.AddressRow> unsavedAddresses = new LinkedHashMap<>();
    private final Map<ContactEntry, PeopleTable.ContactRow> unsavedContacts = new LinkedHashMap<>();
    private long lastRow;

    Directory(Database database) {
        this.database = database;
    }

    void load() {
        Map<Long, KnownAddress> rows = new HashMap<>();
        for (PeopleTable.AddressRow row : database.readNow(PeopleTable::addresses)) {
            KnownAddress known = new KnownAddress(row.row(), row.address(), row.person(), row.home());
            rows.put(row.row(), known);
            enter(known);
            lastRow = Math.max(lastRow, row.row());
        }
        database.readNow(PeopleTable::names).forEach(row -> names.put(row.person(), row.name()));
        for (PeopleTable.ContactRow row : database.readNow(PeopleTable::contacts)) {
            KnownAddress known = rows.get(row.address());
            if (known != null) {
                enter(new ContactEntry(row.account(), known, row.facts()));
            }
        }
    }

    Collection<PersonId> people() {
        return people.keySet();
    }

    List<KnownAddress> addressesOf(PersonId person) {
        return people.getOrDefault(person, List.of());
    }

    String givenName(PersonId person) {
        return names.getOrDefault(person, "");
    }

    Optional<KnownAddress> find(Address bare) {
        return Optional.ofNullable(addresses.get(bare));
    }

    /** The address, which becomes a new person when it was never met before. */
    KnownAddress meet(Address bare) {
        KnownAddress known = addresses.get(bare);
        if (known == null) {
            PersonId person = newPerson();
            known = new KnownAddress(++lastRow, bare, person, person);
            enter(known);
            save(known);
        }
        return known;
    }

    /** What the account knows of the address, which may be nothing yet. */
    ContactEntry entry(EndpointId account, KnownAddress known) {
        ContactEntry entry = entries(account).get(known.address());
        if (entry == null) {
            entry = new ContactEntry(account, known, ContactEntry.Facts.STRANGER);
            enter(entry);
            save(entry);
        }
        return entry;
    }

    @Nullable ContactEntry findEntry(EndpointId account, Address bare) {
        return entries(account).get(bare);
    }

    Map<Address, ContactEntry> entries(EndpointId account) {
        return accounts.getOrDefault(account, Map.of());
    }

    /** @return whether anything is different now */
    boolean change(ContactEntry entry, ContactEntry.Facts facts) {
        if (entry.facts().equals(facts)) {
            return false;
        }
        entry.become(facts);
        save(entry);
        return true;
    }

    void name(PersonId person, String name) {
        if (!name.equals(givenName(person))) {
            names.put(person, name);
            database.change(handle -> PeopleTable.putName(handle, person, name));
        }
    }

    void move(KnownAddress known, PersonId person) {
        leave(known);
        known.moveTo(person);
        people.computeIfAbsent(person, _ -> new ArrayList<>(1)).add(known);
        save(known);
    }

    /** Gives the address a row of its own: the one it had before, when nobody else is left in it. */
    PersonId separate(KnownAddress known) {
        PersonId from = known.person();
        leave(known);
        if (known.home().equals(from) || people.containsKey(known.home())) {
            known.settle(newPerson());
        } else {
            known.moveTo(known.home());
        }
        people.computeIfAbsent(known.person(), _ -> new ArrayList<>(1)).add(known);
        save(known);
        return known.person();
    }

    void removeAccount(EndpointId account) {
        flush();
        Map<Address, ContactEntry> gone = accounts.remove(account);
        if (gone != null) {
            gone.values().forEach(entry -> entry.address().entries().remove(entry));
        }
        database.change(handle -> PeopleTable.removeContactsOf(handle, account));
    }

    /** Hands what changed to the disk, as one change. */
    void flush() {
        if (unsavedAddresses.isEmpty() && unsavedContacts.isEmpty()) {
            return;
        }
        List<PeopleTable.AddressRow> newAddresses = List.copyOf(unsavedAddresses.values());
        List<PeopleTable.ContactRow> newContacts = List.copyOf(unsavedContacts.values());
        unsavedAddresses.clear();
        unsavedContacts.clear();
        database.change(handle -> {
            PeopleTable.putAddresses(handle, newAddresses);
            PeopleTable.putContacts(handle, newContacts);
        });
    }

    private void save(KnownAddress known) {
        unsavedAddresses.put(
                known.row(), new PeopleTable.AddressRow(known.row(), known.address(), known.person(), known.home()));
    }

    private void save(ContactEntry entry) {
        unsavedContacts.put(
                entry,
                new PeopleTable.ContactRow(entry.account(), entry.address().row(), entry.facts()));
    }

    private void enter(KnownAddress known) {
        addresses.put(known.address(), known);
        people.computeIfAbsent(known.person(), _ -> new ArrayList<>(1)).add(known);
    }

    private void enter(ContactEntry entry) {
        entry.address().entries().add(entry);
        accounts.computeIfAbsent(entry.account(), _ -> new HashMap<>())
                .put(entry.address().address(), entry);
    }

    private void leave(KnownAddress known) {
        List<KnownAddress> row = people.get(known.person());
        if (row != null) {
            row.remove(known);
            if (row.isEmpty()) {
                people.remove(known.person());
            }
        }
    }

    private static PersonId newPerson() {
        return new PersonId(UUID.randomUUID().toString());
    }
}
