package org.isthmus.app.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;

/**
 * What the networks say about people. An XMPP server's roster is the truth about that account; the contacts of a SIP account
 * are kept here, and the network only says how their subscriptions fare (RFC 6121 section 2, RFC 3856).
 */
final class ContactNews {

    private final Executor app;
    private final Directory directory;
    private final PeopleView view;
    private final PresenceRequests requests;
    private final Predicate<EndpointId> gone;
    private final Map<EndpointId, List<Contact>> latest = new ConcurrentHashMap<>();

    /** @param gone whether an account is no more */
    ContactNews(
            Executor app, Directory directory, PeopleView view, PresenceRequests requests, Predicate<EndpointId> gone) {
        this.app = app;
        this.directory = directory;
        this.view = view;
        this.requests = requests;
        this.gone = gone;
    }

    /** May be called on any thread; of several lists that wait only the last one is looked at. */
    void contacts(Endpoint endpoint, List<Contact> contacts) {
        latest.put(endpoint.id(), List.copyOf(contacts));
        app.execute(() -> {
            List<Contact> list = latest.remove(endpoint.id());
            if (list != null && !gone.test(endpoint.id())) {
                take(endpoint, list);
            }
        });
    }

    void state(Endpoint endpoint, EndpointState state) {
        if (state instanceof EndpointState.Online) {
            return;
        }
        List<PersonId> changed = new ArrayList<>();
        directory.entries(endpoint.id()).values().forEach(entry -> {
            if (entry.devices().forget()) {
                changed.add(entry.address().person());
            }
        });
        changed.forEach(view::refresh);
    }

    void presence(Endpoint endpoint, PresenceUpdate update) {
        ContactEntry entry = directory.findEntry(endpoint.id(), update.from().bare());
        if (entry != null && entry.devices().update(update)) {
            view.refresh(entry.address().person());
        }
    }

    void asked(Endpoint endpoint, SubscriptionRequest request) {
        ContactEntry entry = directory.findEntry(endpoint.id(), request.from().bare());
        if (entry != null && entry.facts().blocked()) {
            return;
        }
        if (entry != null && entry.facts().theySee()) {
            endpoint.send(new SubscriptionAnswer(endpoint.address(), request.from(), true));
        } else if (requests.add(
                new PresenceRequest(endpoint.id(), request.from().bare(), request.note()))) {
            view.tell(new PeopleEvent.RequestsChanged());
        }
    }

    void answered(Endpoint endpoint, SubscriptionAnswer answer) {
        ContactEntry entry = directory.findEntry(endpoint.id(), answer.from().bare());
        if (entry != null) {
            change(entry, entry.facts().seeing(answer.granted(), false));
        }
    }

    void ended(Endpoint endpoint, SubscriptionEnd end) {
        ContactEntry entry = directory.findEntry(endpoint.id(), end.from().bare());
        if (entry != null) {
            change(entry, entry.facts().seen(false));
        }
        if (requests.remove(endpoint.id(), end.from())) {
            view.tell(new PeopleEvent.RequestsChanged());
        }
    }

    private void change(ContactEntry entry, ContactEntry.Facts facts) {
        if (directory.change(entry, facts)) {
            directory.flush();
            view.refresh(entry.address().person());
        }
    }

    private void take(Endpoint endpoint, List<Contact> contacts) {
        Set<PersonId> changed = new LinkedHashSet<>();
        Set<Address> seen = new HashSet<>();
        for (Contact contact : contacts) {
            Address bare = contact.address().bare();
            seen.add(bare);
            ContactEntry entry = directory.entry(endpoint.id(), directory.meet(bare));
            ContactEntry.Facts before = entry.facts();
            if (directory.change(entry, facts(contact, before))) {
                followRename(entry, before.name());
                changed.add(entry.address().person());
            }
        }
        if (endpoint.network() == Network.XMPP) {
            List<ContactEntry> gone = directory.entries(endpoint.id()).values().stream()
                    .filter(entry -> entry.facts().listed()
                            && !seen.contains(entry.address().address()))
                    .toList();
            for (ContactEntry entry : gone) {
                entry.devices().forget();
                directory.change(entry, entry.facts().unlisted());
                changed.add(entry.address().person());
            }
        }
        directory.flush();
        changed.forEach(view::refresh);
    }

    private static ContactEntry.Facts facts(Contact contact, ContactEntry.Facts before) {
        ContactEntry.Facts now = ContactEntry.Facts.of(contact, before.blocked());
        if (contact.address().network() == Network.XMPP) {
            return now;
        }
        return new ContactEntry.Facts(
                before.name().isEmpty() ? now.name() : before.name(),
                before.groups().isEmpty() ? now.groups() : before.groups(),
                true,
                now.weSee(),
                before.theySee() || now.theySee(),
                now.asked(),
                before.blocked());
    }

    /** A name that was given here went to the roster too; when it changes there, on another device, that one counts. */
    private void followRename(ContactEntry entry, String nameBefore) {
        PersonId person = entry.address().person();
        boolean renamed =
                !nameBefore.isEmpty() && !nameBefore.equals(entry.facts().name());
        if (renamed && directory.givenName(person).equals(nameBefore)) {
            directory.name(person, "");
        }
    }
}
