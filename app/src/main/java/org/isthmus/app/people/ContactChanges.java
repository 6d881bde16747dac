package org.isthmus.app.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.isthmus.app.AppThread;
import org.isthmus.app.account.Endpoints;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What the person does to the contact lists of the accounts. An XMPP list changes when its server has said yes; that of a SIP
 * account lives here and changes at once.
 */
final class ContactChanges {

    private static final Outcome DONE = new Outcome.Accepted();

    private final AppThread app;
    private final Endpoints endpoints;
    private final Directory directory;
    private final PeopleView view;
    private final PresenceRequests requests;

    ContactChanges(
            AppThread app, Endpoints endpoints, Directory directory, PeopleView view, PresenceRequests requests) {
        this.app = app;
        this.endpoints = endpoints;
        this.directory = directory;
        this.view = view;
        this.requests = requests;
    }

    CompletableFuture<Outcome> add(EndpointId account, Address address, String name, Set<String> groups) {
        return app.start(() -> {
            Endpoint endpoint = endpoints.find(account).orElse(null);
            if (endpoint == null) {
                return refused(Reason.NOT_SIGNED_IN, "The account is switched off.");
            }
            if (address.network() != endpoint.network()) {
                return refused(Reason.BAD_ADDRESS, "The address belongs to the other network.");
            }
            if (address.bare().equals(endpoint.address().bare())) {
                return refused(Reason.BAD_ADDRESS, "The address is the account's own.");
            }
            Address bare = address.bare();
            if (endpoint.network() == Network.SIP) {
                list(account, bare, name, groups);
                return endpoint.contacts().put(bare, name, groups);
            }
            return endpoint.contacts()
                    .put(bare, name, groups)
                    .thenApplyAsync(outcome -> whenDone(outcome, () -> list(account, bare, name, groups)), app);
        });
    }

    CompletableFuture<Outcome> remove(PersonId person, Address address) {
        return app.start(() -> onEach(person, address, entry -> {
            Contacts contacts = contacts(entry);
            if (address.network() == Network.SIP) {
                unlist(entry);
                return contacts == null ? done() : contacts.remove(address.bare());
            }
            return contacts == null
                    ? refused(Reason.NOT_SIGNED_IN, "The account is switched off.")
                    : contacts.remove(address.bare())
                            .thenApplyAsync(outcome -> whenDone(outcome, () -> unlist(entry)), app);
        }));
    }

    CompletableFuture<Outcome> rename(PersonId person, String name) {
        return app.start(() -> {
            directory.name(person, name.strip());
            List<CompletableFuture<Outcome>> parts = new ArrayList<>();
            for (ContactEntry entry : entries(person)) {
                Contacts contacts = contacts(entry);
                Set<String> groups = entry.facts().groups();
                if (entry.facts().listed()) {
                    directory.change(entry, entry.facts().named(name.strip(), groups));
                    if (contacts != null && endpoints.online(entry.account())) {
                        parts.add(contacts.put(entry.address().address(), name.strip(), groups));
                    }
                }
            }
            directory.flush();
            view.refresh(person);
            return worst(parts);
        });
    }

    CompletableFuture<Outcome> setBlocked(PersonId person, Address address, boolean blocked) {
        return app.start(() -> onEach(person, address, entry -> {
            Contacts contacts = contacts(entry);
            return contacts == null
                    ? refused(Reason.NOT_SIGNED_IN, "The account is switched off.")
                    : contacts.setBlocked(address.bare(), blocked)
                            .thenApplyAsync(
                                    outcome -> whenDone(
                                            outcome,
                                            () -> change(entry, entry.facts().blocked(blocked))),
                                    app);
        }));
    }

    CompletableFuture<Outcome> answer(PresenceRequest request, boolean grant) {
        return app.start(() -> {
            Endpoint endpoint = endpoints.find(request.account()).orElse(null);
            if (endpoint == null) {
                return refused(Reason.NOT_SIGNED_IN, "The account is switched off.");
            }
            return endpoint.send(new SubscriptionAnswer(endpoint.address(), request.from(), grant))
                    .thenApplyAsync(outcome -> whenDone(outcome, () -> settled(request, grant)), app);
        });
    }

    /**
     * Writes an address into the list of a SIP account, which may still be on its way: its endpoint hears of it when there is
     * one.
     */
    CompletableFuture<Void> put(EndpointId account, Address address, String name, Set<String> groups) {
        return app.call(() -> {
                    list(account, address.bare(), name, groups);
                    endpoints
                            .find(account)
                            .ifPresent(endpoint -> endpoint.contacts().put(address.bare(), name, groups));
                    return true;
                })
                .thenAccept(_ -> {});
    }

    /** A SIP network keeps no contacts, so that each new endpoint is told of ours before it signs in. */
    void introduce(Endpoint endpoint) {
        if (endpoint.network() != Network.SIP) {
            return;
        }
        for (ContactEntry entry : directory.entries(endpoint.id()).values()) {
            ContactEntry.Facts facts = entry.facts();
            if (facts.listed()) {
                endpoint.contacts().put(entry.address().address(), facts.name(), facts.groups());
            }
            if (facts.blocked()) {
                endpoint.contacts().setBlocked(entry.address().address(), true);
            }
        }
    }

    private void settled(PresenceRequest request, boolean granted) {
        requests.remove(request.account(), request.from());
        if (granted) {
            KnownAddress known = directory.meet(request.from().bare());
            ContactEntry entry = directory.entry(request.account(), known);
            change(entry, entry.facts().seen(true));
        }
        view.tell(new PeopleEvent.RequestsChanged());
    }

    private void list(EndpointId account, Address bare, String name, Set<String> groups) {
        ContactEntry entry = directory.entry(account, directory.meet(bare));
        change(entry, entry.facts().named(name.strip(), groups));
    }

    private void unlist(ContactEntry entry) {
        entry.devices().forget();
        change(entry, entry.facts().unlisted());
    }

    private void change(ContactEntry entry, ContactEntry.Facts facts) {
        directory.change(entry, facts);
        directory.flush();
        view.refresh(entry.address().person());
    }

    private @Nullable Contacts contacts(ContactEntry entry) {
        return endpoints.find(entry.account()).map(Endpoint::contacts).orElse(null);
    }

    private List<ContactEntry> entries(PersonId person) {
        return directory.addressesOf(person).stream()
                .flatMap(known -> known.entries().stream())
                .toList();
    }

    private CompletableFuture<Outcome> onEach(
            PersonId person, Address address, Function<ContactEntry, CompletableFuture<Outcome>> action) {
        List<CompletableFuture<Outcome>> parts = new ArrayList<>();
        for (ContactEntry entry : entries(person)) {
            if (entry.address().address().equals(address.bare())) {
                parts.add(action.apply(entry));
            }
        }
        return parts.isEmpty() ? refused(Reason.BAD_ADDRESS, "The person has no such address.") : worst(parts);
    }

    private static CompletableFuture<Outcome> worst(List<CompletableFuture<Outcome>> parts) {
        CompletableFuture<Outcome> all = done();
        for (CompletableFuture<Outcome> part : parts) {
            all = all.thenCombine(part, (sum, outcome) -> sum instanceof Outcome.Failed ? sum : outcome);
        }
        return all;
    }

    private static Outcome whenDone(Outcome outcome, Runnable then) {
        if (outcome instanceof Outcome.Accepted) {
            then.run();
        }
        return outcome;
    }

    private static CompletableFuture<Outcome> done() {
        return CompletableFuture.completedFuture(DONE);
    }

    private static CompletableFuture<Outcome> refused(Reason reason, String detail) {
        return CompletableFuture.completedFuture(new Outcome.Failed(Failure.of(reason, detail)));
    }
}
