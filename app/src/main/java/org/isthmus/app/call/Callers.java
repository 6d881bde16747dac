package org.isthmus.app.call;

import java.util.Optional;
import java.util.Set;
import org.isthmus.app.people.AddressBook;
import org.isthmus.gateway.address.Address;

/** What is known of whoever is on the other end of a call. */
final class Callers {

    private static final int LONGEST_CLAIM = 80;

    /** Embeddings, overrides and isolates (UAX 9). */
    private static final Set<Byte> TURNING = Set.of(
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
            Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE);

    private final AddressBook people;

    Callers(AddressBook people) {
        this.people = people;
    }

    /** What the person calls them, else their address. */
    CallName name(Address peer) {
        return name(peer, Optional.empty());
    }

    /**
     * What the person calls them, else how they call themselves, else their address.
     *
     * @param ownWord how they call themselves
     */
    CallName name(Address peer, Optional<String> ownWord) {
        return known(peer)
                .or(() -> ownWord.map(Callers::tidy)
                        .filter(word -> !word.isBlank())
                        .map(word -> new CallName(word, true)))
                .orElseGet(() -> new CallName(peer.bare().toString(), false));
    }

    /** As the person calls them now, where they do; a contact may have got its name after the call. */
    PastCall named(PastCall call) {
        return known(call.peer()).map(call::named).orElse(call);
    }

    private Optional<CallName> known(Address peer) {
        return people.known(peer).map(person -> new CallName(person.name(), false));
    }

    /** One line of letters, none of which turns the direction of the rest. */
    private static String tidy(String claim) {
        StringBuilder kept = new StringBuilder();
        claim.codePoints()
                .filter(letter ->
                        !Character.isISOControl(letter) && !TURNING.contains(Character.getDirectionality(letter)))
                .limit(LONGEST_CLAIM)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    boolean blocked(Address peer) {
        Address bare = peer.bare();
        return people.findByAddress(peer).stream()
                .flatMap(person -> person.points().stream())
                .anyMatch(point -> point.blocked() && point.address().bare().equals(bare));
    }
}
