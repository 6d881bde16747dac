package org.isthmus.app.conversation;

import java.time.Instant;
import java.util.Optional;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.Author;

/**
 * One message of a chat as the history keeps it.
 *
 * @param number grows with each message stored; the order of the history
 * @param peer the other side's bare address
 * @param delivery meaningless for incoming ones, which are {@code DELIVERED}
 * @param failure why it failed, when it did
 * @param author the original author when a bridge carried it here
 * @param bridged a bridge passed it on, or brought it
 * @param edited it was corrected at least once
 */
public record ChatMessage(
        long number,
        String id,
        PersonId person,
        EndpointId account,
        Address peer,
        boolean outgoing,
        String body,
        Instant at,
        Delivery delivery,
        Optional<Failure> failure,
        Optional<Author> author,
        boolean bridged,
        boolean edited) {

    /** How far an outgoing message got. */
    public enum Delivery {
        QUEUED,
        SENT,
        DELIVERED,
        READ,
        FAILED
    }
}
