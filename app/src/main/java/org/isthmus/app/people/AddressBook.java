package org.isthmus.app.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.isthmus.app.AppThread;
import org.isthmus.app.Registration;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;

/** The address book over the contact lists of all accounts. */
public final class AddressBook implements People {

    private final AppThread app;
    private final Directory directory;
    private final PeopleView view;
    private final PresenceRequests requests = new PresenceRequests();
    private final ContactNews news;
    private final ContactChanges changes;

    /** Accounts that are no more; what was still on its way from them makes nobody known through them again. */
    private final Set<EndpointId> gone = ConcurrentHashMap.newKeySet();

    public AddressBook(AppThread app, Database database, Endpoints endpoints) {
        this.app = app;
        this.directory = new Directory(database);
        this.view = new PeopleView(directory);
        this.news = new ContactNews(app, directory, view, requests, gone::contains);
        this.changes = new ContactChanges(app, endpoints, directory, view, requests);
        endpoints.observeStarting(endpoint -> {
            gone.remove(endpoint.id());
            changes.introduce(endpoint);
        });
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

    /** Whose address it is, when a contact list has them or the person gave them a name; nobody who only wrote or called. */
    public Optional<Person> known(Address address) {
        return view.known(address.bare());
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
        return changes.add(account, address, name, groups);
    }

    @Override
    public CompletableFuture<Outcome> remove(PersonId person, Address address) {
        return changes.remove(person, address);
    }

    @Override
    public CompletableFuture<Outcome> rename(PersonId person, String name) {
        return changes.rename(person, name);
    }

    @Override
    public CompletableFuture<Outcome> setBlocked(PersonId person, Address address, boolean blocked) {
        return changes.setBlocked(person, address, blocked);
    }

    @Override
    public CompletableFuture<Outcome> answer(PresenceRequest request, boolean grant) {
        return changes.answer(request, grant);
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

    /** Hears when a person's picture or addresses changed, listed or not. For the chats. */
    public Registration observeTouched(Consumer<PersonId> observer) {
        return view.observeTouched(observer);
    }

    /** The person behind the address, who is made when nobody is; {@code account} is how we met. On the app's thread. */
    public PersonId meet(EndpointId account, Address bare) {
        KnownAddress known = directory.meet(bare);
        if (!gone.contains(account)) {
            directory.entry(account, known);
        }
        directory.flush();
        view.refresh(known.person());
        return known.person();
    }

    /**
     * Writes an address into the list of a SIP account, which may still be on its way: its endpoint hears of it when there is
     * one.
     */
    public CompletableFuture<Void> put(EndpointId account, Address address, String name, Set<String> groups) {
        return changes.put(account, address, name, groups);
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
        gone.add(account);
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

    private Person moved(PersonId from, PersonId to) {
        directory.flush();
        view.moved(from);
        view.moved(to);
        return view.find(to).orElseThrow(() -> new IllegalArgumentException("There is no such person."));
    }
}
