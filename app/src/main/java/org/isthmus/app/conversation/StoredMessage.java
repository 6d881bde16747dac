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
 * @param id names the message for its whole life
 * @param wantsDisplay the sender asked to be told when it is read
 * @param form what it says by now
 * @param progress how far it got
 */
record StoredMessage(
        long number,
        EndpointId account,
        long peerRow,
        Address peer,
        String id,
        boolean outgoing,
        Instant at,
        Optional<Author> author,
        boolean bridged,
        boolean unread,
        boolean wantsDisplay,
        Form form,
        Progress progress) {

    /**
     * The text that was sent or received last.
     *
     * @param wireId the id of this form; differs from the id of the message after a correction
     */
    record Form(String wireId, String body, boolean edited) {}

    /** @param attempted handed to the network, and the answer is not known yet */
    record Progress(ChatMessage.Delivery delivery, boolean attempted, Optional<Failure> failure) {

        static Progress of(ChatMessage.Delivery delivery) {
            return new Progress(delivery, false, Optional.empty());
        }
    }

    /** A text of the person's own that is to be sent. */
    static StoredMessage toSend(EndpointId account, long peerRow, Address peer, String id, String body, Instant at) {
        return new StoredMessage(
                0,
                account,
                peerRow,
                peer,
                id,
                true,
                at,
                Optional.empty(),
                false,
                false,
                false,
                new Form(id, body, false),
                Progress.of(ChatMessage.Delivery.QUEUED));
    }

    String wireId() {
        return form.wireId();
    }

    String body() {
        return form.body();
    }

    boolean edited() {
        return form.edited();
    }

    ChatMessage.Delivery delivery() {
        return progress.delivery();
    }

    boolean attempted() {
        return progress.attempted();
    }

    Optional<Failure> failure() {
        return progress.failure();
    }

    StoredMessage numbered(long newNumber) {
        return with(newNumber, form, progress);
    }

    /** How far it got, which also says that the network answered. */
    StoredMessage delivered(ChatMessage.Delivery delivery) {
        return with(number, form, Progress.of(delivery));
    }

    StoredMessage failed(Failure why) {
        return with(number, form, new Progress(ChatMessage.Delivery.FAILED, false, Optional.of(why)));
    }

    StoredMessage queued() {
        return delivered(ChatMessage.Delivery.QUEUED);
    }

    StoredMessage handedOver() {
        return with(number, form, new Progress(ChatMessage.Delivery.QUEUED, true, Optional.empty()));
    }

    StoredMessage withBody(String body) {
        return with(number, new Form(wireId(), body, edited()), progress);
    }

    StoredMessage corrected(String wireId, String body) {
        return with(number, new Form(wireId, body, true), progress);
    }

    ChatMessage forPerson(PersonId person) {
        return new ChatMessage(
                number,
                id,
                person,
                account,
                peer,
                outgoing,
                body(),
                at,
                delivery(),
                failure(),
                author,
                bridged,
                edited());
    }

    private StoredMessage with(long newNumber, Form newForm, Progress newProgress) {
        return new StoredMessage(
                newNumber,
                account,
                peerRow,
                peer,
                id,
                outgoing,
                at,
                author,
                bridged,
                unread,
                wantsDisplay,
                newForm,
                newProgress);
    }
}
