package org.isthmus.app.conversation;

import java.time.Instant;
import java.util.Optional;
import org.isthmus.app.people.PersonId;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.Author;

/**
 * A message as the disk has it.
 *
 * @param number 0 as long as it is not stored
 * @param peerRow the number of the peer's address in the history
 * @param wireId the id of the form that was sent or received last; differs from the id after a correction
 * @param attempted handed to the network, and the answer is not known yet
 * @param wantsDisplay the sender asked to be told when it is read
 */
record StoredMessage(
        long number,
        EndpointId account,
        long peerRow,
        Address peer,
        String id,
        String wireId,
        boolean outgoing,
        String body,
        Instant at,
        ChatMessage.Delivery delivery,
        boolean attempted,
        Optional<Failure> failure,
        Optional<Author> author,
        boolean bridged,
        boolean edited,
        boolean unread,
        boolean wantsDisplay) {

    StoredMessage numbered(long newNumber) {
        return new StoredMessage(
                newNumber,
                account,
                peerRow,
                peer,
                id,
                wireId,
                outgoing,
                body,
                at,
                delivery,
                attempted,
                failure,
                author,
                bridged,
                edited,
                unread,
                wantsDisplay);
    }

    /** How far it got, which also says that the network answered. */
    StoredMessage delivered(ChatMessage.Delivery newDelivery) {
        return delivery(newDelivery, false, Optional.empty());
    }

    StoredMessage failed(Failure why) {
        return delivery(ChatMessage.Delivery.FAILED, false, Optional.of(why));
    }

    StoredMessage queued() {
        return delivery(ChatMessage.Delivery.QUEUED, false, Optional.empty());
    }

    StoredMessage handedOver() {
        return delivery(ChatMessage.Delivery.QUEUED, true, Optional.empty());
    }

    StoredMessage withBody(String newBody) {
        return new StoredMessage(
                number,
                account,
                peerRow,
                peer,
                id,
                wireId,
                outgoing,
                newBody,
                at,
                delivery,
                attempted,
                failure,
                author,
                bridged,
                edited,
                unread,
                wantsDisplay);
    }

    StoredMessage corrected(String newWireId, String newBody) {
        return new StoredMessage(
                number,
                account,
                peerRow,
                peer,
                id,
                newWireId,
                outgoing,
                newBody,
                at,
                delivery,
                attempted,
                failure,
                author,
                bridged,
                true,
                unread,
                wantsDisplay);
    }

    ChatMessage forPerson(PersonId person) {
        return new ChatMessage(
                number, id, person, account, peer, outgoing, body, at, delivery, failure, author, bridged, edited);
    }

    private StoredMessage delivery(ChatMessage.Delivery newDelivery, boolean open, Optional<Failure> why) {
        return new StoredMessage(
                number,
                account,
                peerRow,
                peer,
                id,
                wireId,
                outgoing,
                body,
                at,
                newDelivery,
                open,
                why,
                author,
                bridged,
                edited,
                unread,
                wantsDisplay);
    }
}
