package org.isthmus.app.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Registration;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;

/** The address book over all accounts. */
public interface People {

    List<Person> all();

    Optional<Person> find(PersonId id);

    Optional<Person> findByAddress(Address address);

    /** Adds a person to the account's contact list and asks to see their presence. */
    CompletableFuture<Outcome> add(EndpointId account, Address address, String name, Set<String> groups);

    /** Removes one address from its network's contact list; the person goes with the last address. History stays. */
    CompletableFuture<Outcome> remove(PersonId person, Address address);

    CompletableFuture<Outcome> rename(PersonId person, String name);

    CompletableFuture<Outcome> setBlocked(PersonId person, Address address, boolean blocked);

    /** Makes two rows one. Nothing is copied, so that {@link #unlink} undoes it wholly. */
    CompletableFuture<Person> link(PersonId kept, PersonId joined);

    /** Gives the address a row of its own again. */
    CompletableFuture<Person> unlink(PersonId person, Address address);

    List<PresenceRequest> requests();

    CompletableFuture<Outcome> answer(PresenceRequest request, boolean grant);

    Registration observe(Consumer<PeopleEvent> observer);
}
