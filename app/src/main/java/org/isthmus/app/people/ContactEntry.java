package org.isthmus.app.people;

import java.util.Set;
import java.util.TreeSet;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.EndpointId;

/** What one account knows of one address. Used on the app's thread only. */
final class ContactEntry {

    private final EndpointId account;
    private final KnownAddress address;
    private final Devices devices = new Devices();
    private Facts facts;

    ContactEntry(EndpointId account, KnownAddress address, Facts facts) {
        this.account = account;
        this.address = address;
        this.facts = facts;
    }

    EndpointId account() {
        return account;
    }

    KnownAddress address() {
        return address;
    }

    Devices devices() {
        return devices;
    }

    Facts facts() {
        return facts;
    }

    void become(Facts newFacts) {
        facts = newFacts;
    }

    ContactPoint point() {
        ContactPoint.Subscription subscription = facts.weSee()
                ? ContactPoint.Subscription.GRANTED
                : facts.asked() ? ContactPoint.Subscription.ASKED : ContactPoint.Subscription.NONE;
        return new ContactPoint(account, address.address(), devices.all(), subscription, facts.blocked());
    }

    /**
     * What is kept on the disk.
     *
     * @param listed on the account's contact list; otherwise only met in passing
     */
    record Facts(
            String name,
            Set<String> groups,
            boolean listed,
            boolean weSee,
            boolean theySee,
            boolean asked,
            boolean blocked) {

        static final Facts STRANGER = new Facts("", Set.of(), false, false, false, false, false);

        Facts {
            groups = Set.copyOf(groups);
        }

        static Facts of(Contact contact, boolean blocked) {
            return new Facts(
                    contact.name(),
                    contact.groups(),
                    true,
                    contact.weSeeThem(),
                    contact.theySeeUs(),
                    contact.asked(),
                    blocked);
        }

        Facts named(String newName, Set<String> newGroups) {
            return new Facts(newName, newGroups, true, weSee, theySee, asked, blocked);
        }

        Facts seeing(boolean see, boolean nowAsked) {
            return new Facts(name, groups, listed, see, theySee, nowAsked, blocked);
        }

        Facts seen(boolean see) {
            return new Facts(name, groups, listed, weSee, see, asked, blocked);
        }

        Facts blocked(boolean nowBlocked) {
            return new Facts(name, groups, listed, weSee, theySee, asked, nowBlocked);
        }

        Facts unlisted() {
            return new Facts("", Set.of(), false, false, false, false, blocked);
        }

        /** Groups as one text, one a line. */
        String groupLines() {
            return String.join("\n", new TreeSet<>(groups));
        }
    }
}
