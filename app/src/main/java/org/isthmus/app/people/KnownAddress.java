package org.isthmus.app.people;

import java.util.ArrayList;
import java.util.List;
import org.isthmus.gateway.address.Address;

/** An address that was met once, and the person whose row shows it. Used on the app's thread only. */
final class KnownAddress {

    private final long row;
    private final Address address;
    private final List<ContactEntry> entries = new ArrayList<>(1);
    private PersonId person;
    private PersonId home;

    KnownAddress(long row, Address address, PersonId person, PersonId home) {
        this.row = row;
        this.address = address;
        this.person = person;
        this.home = home;
    }

    long row() {
        return row;
    }

    Address address() {
        return address;
    }

    /** What each account knows of the address. */
    List<ContactEntry> entries() {
        return entries;
    }

    PersonId person() {
        return person;
    }

    /** The row of its own, for when it is linked to nobody. */
    PersonId home() {
        return home;
    }

    void moveTo(PersonId newPerson) {
        person = newPerson;
    }

    void settle(PersonId newHome) {
        person = newHome;
        home = newHome;
    }
}
