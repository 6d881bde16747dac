package org.isthmus.app.call;

import java.util.Optional;
import org.isthmus.app.people.People;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;

/** What is known of whoever is on the other end of a call. */
final class Callers {

    private final People people;

    Callers(People people) {
        this.people = people;
    }

    /**
     * What the person calls them, else how they call themselves, else their address.
     *
     * @param ownWord data to show, never to trust
     */
    String name(Address peer, Optional<String> ownWord) {
        return people.findByAddress(peer)
                .map(Person::name)
                .or(() -> ownWord.filter(word -> !word.isBlank()))
                .orElseGet(() -> peer.bare().toString());
    }

    boolean blocked(Address peer) {
        Address bare = peer.bare();
        return people.findByAddress(peer).stream()
                .flatMap(person -> person.points().stream())
                .anyMatch(point -> point.blocked() && point.address().bare().equals(bare));
    }
}
