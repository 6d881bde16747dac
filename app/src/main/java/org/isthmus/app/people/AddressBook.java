package org.isthmus.app.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isthmus.app.AppThread;
import org.isthmus.app.Registration;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.jspecify.annotations.Nullable;

/** The address book over the contact lists of all accounts. */
public final class AddressBook implements People {

    private static final Outcome DONE = new Outcome.Accepted();

    private final AppThread app;
    private final Endpoints endpoints;
    private final Directory directory;
    private final PeopleView view;
    private final PresenceRequests requests = new PresenceRequests();
    private final ContactNews news;

    public AddressBook(AppThread app, Database database, Endpoints endpoints) {
        this.app = app;
        this.endpoints = endpoints;
        this.directory = new Directory(database);
        this.view = new PeopleView(directory);
        this.news = new ContactNews(app, directory, view, requests);
        endpoints.observeStarting(this::introduce);
    }

    /** Reads what is known. Blocks; to be called once, before anything else. */
    public void load() {
        directory.load();
        List.copyOf(directory.people()).forEach(view::refresh);
    }

    @Override
    public List<Person> all() {
        return view.listed();
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return view.find(id);
    }

    @Override
    public Optional<Person> findByAddress(Address address) {
        return view.owner(address.bare()).flatMap(view::find);
    }

    @Override
    public List<PresenceRequest> requests() {
        return requests.all();
    }

    @Override
    public Registration observe(Consumer<PeopleEvent> observer) {
        return view.observe(observer);
    }

    @Override
    public CompletableFuture<Outcome> add(EndpointId account, Address address, String name, Set<String> groups) {
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

    @Override
    public CompletableFuture<Outcome> remove(PersonId person, Address address) {
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

    @Override
    public CompletableFuture<Outcome> rename(PersonId person, String name) {
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

    @Override
    public CompletableFuture<Outcome> setBlocked(PersonId person, Address address, boolean blocked) {
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

    @Override
    public CompletableFuture<Person> link(PersonId kept, PersonId joined) {
        return app.call(() -> {
            if (kept.equals(joined) || view.find(kept).isEmpty()) {
                throw new IllegalArgumentException("There are no two people to link.");
            }
            List.copyOf(directory.addressesOf(joined)).forEach(known -> directory.move(known, kept));
            return moved(joined, kept);
        });
    }

    @Override
    public CompletableFuture<Person> unlink(PersonId person, Address address) {
        return app.call(() -> {
            KnownAddress known = directory
                    .find(address.bare())
                    .filter(found -> found.person().equals(person))
                    .orElseThrow(() -> new IllegalArgumentException("The person has no such address."));
            if (directory.addressesOf(person).size() < 2) {
                throw new IllegalArgumentException("The address is the person's only one.");
            }
            return moved(person, directory.separate(known));
        });
    }

    @Override
    public CompletableFuture<Outcome> answer(PresenceRequest request, boolean grant) {
        return app.start(() -> {
            Endpoint endpoint = endpoints.find(request.account()).orElse(null);
            if (endpoint == null) {
                return refused(Reason.NOT_SIGNED_IN, "The account is switched off.");
            }
            return endpoint.send(new SubscriptionAnswer(endpoint.address(), request.from(), grant))
                    .thenApplyAsync(outcome -> whenDone(outcome, () -> settled(request, grant)), app);
        });
    }

    /** Hears when a person's picture or addresses changed, listed or not. For the chats. */
    public Registration observeTouched(Consumer<PersonId> observer) {
        return view.observeTouched(observer);
    }

    /** The person behind the address, who is made when nobody is; {@code account} is how we met. On the app's thread. */
    public PersonId meet(EndpointId account, Address bare) {
        KnownAddress known = directory.meet(bare);
        directory.entry(account, known);
        directory.flush();
        view.refresh(known.person());
        return known.person();
    }

    /**
     * Writes an address into the list of a SIP account, which may still be on its way: its endpoint hears of it when there is
     * one.
     */
    public CompletableFuture<Void> put(EndpointId account, Address address, String name, Set<String> groups) {
        return app.call(() -> {
                    list(account, address.bare(), name, groups);
                    endpoints
                            .find(account)
                            .ifPresent(endpoint -> endpoint.contacts().put(address.bare(), name, groups));
                    return true;
                })
                .thenAccept(_ -> {});
    }

    /** The number of an address that was met, as the history names it. On the app's thread. */
    public long row(Address bare) {
        return directory.find(bare).map(KnownAddress::row).orElse(0L);
    }

    /** On the app's thread. */
    public List<Address> addresses(PersonId person) {
        return directory.addressesOf(person).stream().map(KnownAddress::address).toList();
    }

    /** May be called from any thread. */
    public Optional<PersonId> owner(Address bare) {
        return view.owner(bare);
    }

    /** Whether the account has the address on its contact list. On the app's thread. */
    public boolean isContact(EndpointId account, Address bare) {
        ContactEntry entry = directory.findEntry(account, bare);
        return entry != null && entry.facts().listed();
    }

    /** On the app's thread. */
    public boolean isBlocked(EndpointId account, Address bare) {
        ContactEntry entry = directory.findEntry(account, bare);
        return entry != null && entry.facts().blocked();
    }

    /** The account is no more: nobody is known through it any longer. On the app's thread. */
    public void forget(EndpointId account) {
        List<PersonId> touched = directory.entries(account).values().stream()
                .map(entry -> entry.address().person())
                .distinct()
                .toList();
        directory.removeAccount(account);
        touched.forEach(view::refresh);
        if (requests.removeAccount(account)) {
            view.tell(new PeopleEvent.RequestsChanged());
        }
    }

    /** From any thread. */
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {
        news.contacts(endpoint, contacts);
    }

    /** On the app's thread. */
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        news.state(endpoint, state);
    }

    /** On the app's thread. */
    public void arrived(Endpoint endpoint, PresenceUpdate update) {
        news.presence(endpoint, update);
    }

    /** On the app's thread. */
    public void arrived(Endpoint endpoint, SubscriptionRequest request) {
        news.asked(endpoint, request);
    }

    /** On the app's thread. */
    public void arrived(Endpoint endpoint, SubscriptionAnswer answer) {
        news.answered(endpoint, answer);
    }

    /** On the app's thread. */
    public void arrived(Endpoint endpoint, SubscriptionEnd end) {
        news.ended(endpoint, end);
    }

    /** A SIP network keeps no contacts, so that each new endpoint is told of ours before it signs in. */
    private void introduce(Endpoint endpoint) {
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

    private Person moved(PersonId from, PersonId to) {
        directory.flush();
        view.moved(from);
        view.moved(to);
        return view.find(to).orElseThrow(() -> new IllegalArgumentException("There is no such person."));
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
