package org.isthmus.ui.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.People;
import org.isthmus.app.people.PeopleEvent;
import org.isthmus.app.people.Person;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.DevicePresence;

/** An address book in memory. */
public final class SamplePeople implements People {

    private final Map<PersonId, Person> all = new LinkedHashMap<>();
    private final List<PresenceRequest> requests = new ArrayList<>();
    private final Observers<PeopleEvent> observers = new Observers<>();
    private final Executor events;
    private final AtomicInteger number = new AtomicInteger();

    SamplePeople(Executor events) {
        this.events = events;
    }

    /** Adds or replaces a person as they are and tells the observers. */
    public synchronized Person put(Person person) {
        all.put(person.id(), person);
        tell(new PeopleEvent.Changed(person));
        return person;
    }

    public PersonId newId() {
        return new PersonId("person-" + number.incrementAndGet());
    }

    /** Somebody asks to see our presence. */
    public synchronized void ask(PresenceRequest request) {
        requests.add(request);
        tell(new PeopleEvent.RequestsChanged());
    }

    @Override
    public synchronized List<Person> all() {
        return List.copyOf(all.values());
    }

    @Override
    public synchronized Optional<Person> find(PersonId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized Optional<Person> findByAddress(Address address) {
        return all.values().stream()
                .filter(person ->
                        person.points().stream().anyMatch(p -> p.address().equals(address.bare())))
                .findFirst();
    }

    @Override
    public CompletableFuture<Outcome> add(EndpointId account, Address address, String name, Set<String> groups) {
        ContactPoint point = new ContactPoint(account, address, List.of(), ContactPoint.Subscription.ASKED, false);
        put(person(newId(), name.isEmpty() ? address.toString() : name, List.of(point), groups));
        return accepted();
    }

    @Override
    public CompletableFuture<Outcome> remove(PersonId id, Address address) {
        find(id).ifPresent(person -> keep(
                person,
                person.points().stream()
                        .filter(point -> !point.address().equals(address))
                        .toList()));
        return accepted();
    }

    @Override
    public CompletableFuture<Outcome> rename(PersonId id, String name) {
        change(id, person -> person(id, name, person.points(), person.groups()));
        return accepted();
    }

    @Override
    public CompletableFuture<Outcome> setBlocked(PersonId id, Address address, boolean blocked) {
        change(
                id,
                person -> person(
                        id,
                        person.name(),
                        person.points().stream()
                                .map(p -> p.address().equals(address) ? blocked(p, blocked) : p)
                                .toList(),
                        person.groups()));
        return accepted();
    }

    @Override
    public synchronized CompletableFuture<Person> link(PersonId kept, PersonId joined) {
        Person first = find(kept).orElseThrow();
        Person second = find(joined).orElseThrow();
        List<ContactPoint> points = new ArrayList<>(first.points());
        points.addAll(second.points());
        Set<String> groups = new LinkedHashSet<>(first.groups());
        groups.addAll(second.groups());
        all.remove(joined);
        tell(new PeopleEvent.Removed(joined));
        return CompletableFuture.completedFuture(put(person(kept, first.name(), points, groups)));
    }

    @Override
    public synchronized CompletableFuture<Person> unlink(PersonId id, Address address) {
        Person person = find(id).orElseThrow();
        ContactPoint own = person.points().stream()
                .filter(point -> point.address().equals(address))
                .findFirst()
                .orElseThrow();
        keep(
                person,
                person.points().stream().filter(point -> !point.equals(own)).toList());
        return CompletableFuture.completedFuture(put(person(newId(), person.name(), List.of(own), person.groups())));
    }

    @Override
    public synchronized List<PresenceRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized CompletableFuture<Outcome> answer(PresenceRequest request, boolean grant) {
        requests.remove(request);
        tell(new PeopleEvent.RequestsChanged());
        return accepted();
    }

    @Override
    public Registration observe(Consumer<PeopleEvent> observer) {
        return observers.add(observer);
    }

    /** A person whose presence is that of their most available device. */
    public static Person person(PersonId id, String name, List<ContactPoint> points, Set<String> groups) {
        PresenceSummary summary = PresenceSummary.UNKNOWN;
        Optional<DevicePresence> best = points.stream()
                .flatMap(point -> point.devices().stream())
                .max(Comparator.comparing(device -> summary(device)));
        if (best.isPresent()) {
            summary = summary(best.get());
        }
        String note = best.map(DevicePresence::note).orElse("");
        String device = best.map(DevicePresence::device).orElse("");
        return new Person(id, name, points, groups, summary, note, device);
    }

    private static PresenceSummary summary(DevicePresence device) {
        return switch (device.availability()) {
            case CHAT, AVAILABLE -> PresenceSummary.AVAILABLE;
            case AWAY -> PresenceSummary.AWAY;
            case EXTENDED_AWAY -> PresenceSummary.EXTENDED_AWAY;
            case BUSY -> PresenceSummary.BUSY;
            case OFFLINE -> PresenceSummary.OFFLINE;
        };
    }

    private static ContactPoint blocked(ContactPoint point, boolean blocked) {
        return new ContactPoint(point.account(), point.address(), point.devices(), point.subscription(), blocked);
    }

    private synchronized void change(PersonId id, UnaryOperator<Person> how) {
        find(id).ifPresent(person -> put(how.apply(person)));
    }

    private synchronized void keep(Person person, List<ContactPoint> points) {
        if (points.isEmpty()) {
            all.remove(person.id());
            tell(new PeopleEvent.Removed(person.id()));
        } else {
            put(person(person.id(), person.name(), points, person.groups()));
        }
    }

    private void tell(PeopleEvent event) {
        events.execute(() -> observers.tell(event));
    }

    private static CompletableFuture<Outcome> accepted() {
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }
}
