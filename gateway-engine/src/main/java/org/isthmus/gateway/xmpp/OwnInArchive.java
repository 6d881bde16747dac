package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the messages that we sent the archive holds. A server that was killed may have archived the last of them without
 * passing them on: it does both for everything that it read at once. Sent again with the same id these are at worst copies
 * that the receiver can tell; taken as arrived they would be lost. Used on the account's executor.
 */
final class OwnInArchive {

    /** How long a server may take from archiving a message to passing it on; stamps are in whole seconds (XEP-0203). */
    private static final Duration DOUBTFUL = Duration.ofSeconds(2);

    private final List<Own> found = new ArrayList<>();

    /** One of ours, in the order of the archive. */
    void add(String id, Optional<Instant> archivedAt) {
        found.add(new Own(id, archivedAt));
    }

    /** The ids of those that have been passed on for sure. */
    Set<String> passedOn() {
        if (found.isEmpty()) {
            return Set.of();
        }
        Own latest = found.getLast();
        return found.stream()
                .filter(own -> !own.id.equals(latest.id) && own.isWellBefore(latest))
                .map(Own::id)
                .collect(Collectors.toSet());
    }

    private record Own(String id, Optional<Instant> archivedAt) {

        /** One without a stamp is taken by its place. */
        boolean isWellBefore(Own latest) {
            return archivedAt.isEmpty()
                    || latest.archivedAt.isEmpty()
                    || archivedAt.get().isBefore(latest.archivedAt.get().minus(DOUBTFUL));
        }
    }
}
