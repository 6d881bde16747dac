package org.isthmus.app.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.app.AppThread;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.people.PersonId;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Receipt;
import org.jdbi.v3.core.Handle;

/** Messages that come in, or that somebody else sent in our name, on their way to the disk. Used on the app's thread only. */
final class Incoming {

    /** A second live message with the same id and text is a repetition by the network for so long. */
    private static final Duration REPETITION = Duration.ofHours(1);

    /** Older ones that come out of an archive are history, not news. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final AppThread app;
    private final Database database;
    private final Scheduler clock;
    private final AddressBook people;
    private final ChatList chats;
    private final ReadMarks marks;

    Incoming(AppThread app, Database database, Scheduler clock, AddressBook people, ChatList chats, ReadMarks marks) {
        this.app = app;
        this.database = database;
        this.clock = clock;
        this.people = people;
        this.chats = chats;
        this.marks = marks;
    }

    /** Completes when the message is on the disk. */
    CompletableFuture<Void> arrived(Endpoint endpoint, InstantMessage message, boolean bridged) {
        Address own = endpoint.address().bare();
        boolean outgoing = message.from().bare().equals(own);
        Address peer = (outgoing ? message.to() : message.from()).bare();
        if (message.body().isEmpty() || (!outgoing && people.isBlocked(endpoint.id(), peer))) {
            return CompletableFuture.completedFuture(null);
        }
        PersonId person = people.meet(endpoint.id(), peer);
        if (!outgoing) {
            chats.peer(peer).stopTyping();
        }
        long row = people.row(peer);
        StoredMessage fresh = stored(endpoint, message, outgoing, peer, row, bridged);
        CompletableFuture<Change> done = database.write(handle -> store(handle, message, fresh));
        done.thenAcceptAsync(change -> tell(endpoint, message, change, person, bridged), app);
        return done.thenApply(_ -> null);
    }

    /** A bridge sent the message through the endpoint. */
    void passedOn(Endpoint endpoint, InstantMessage message, Outcome outcome) {
        Address peer = message.to().bare();
        people.meet(endpoint.id(), peer);
        StoredMessage fresh = stored(endpoint, message, true, peer, people.row(peer), true);
        StoredMessage settled = outcome instanceof Outcome.Failed(Failure failure) ? fresh.failed(failure) : fresh;
        database.write(handle -> store(handle, message, settled)).thenAcceptAsync(this::show, app);
    }

    /** What became of a message of ours, or what another device of ours has read. */
    CompletableFuture<Void> arrived(Endpoint endpoint, Receipt receipt) {
        if (receipt.from().bare().equals(endpoint.address().bare())) {
            if (receipt.fate() == Receipt.Fate.DISPLAYED) {
                marks.readElsewhere(receipt.to().bare());
            }
            return CompletableFuture.completedFuture(null);
        }
        long row = people.row(receipt.from().bare());
        CompletableFuture<List<StoredMessage>> done =
                database.write(handle -> DeliveryMarks.apply(handle, endpoint.id(), row, endpoint.network(), receipt));
        done.thenAcceptAsync(changed -> changed.forEach(chats::changed), app);
        return done.thenApply(_ -> null);
    }

    private StoredMessage stored(
            Endpoint endpoint, InstantMessage message, boolean outgoing, Address peer, long row, boolean bridged) {
        Instant now = clock.instant();
        Instant at = message.sentAt().filter(sent -> sent.isBefore(now)).orElse(now);
        boolean old = message.origin() == InstantMessage.Origin.ARCHIVE && at.isBefore(now.minus(NEWS));
        Set<InstantMessage.Notification> asks = message.asks();
        return new StoredMessage(
                0,
                endpoint.id(),
                row,
                peer,
                message.id(),
                outgoing,
                at,
                message.author(),
                bridged || message.author().isPresent(),
                !outgoing && !old,
                !outgoing && !bridged && !old && asks.contains(InstantMessage.Notification.DISPLAYED),
                new StoredMessage.Form(message.id(), message.body(), false),
                StoredMessage.Progress.of(outgoing ? ChatMessage.Delivery.SENT : ChatMessage.Delivery.DELIVERED));
    }

    private Change store(Handle handle, InstantMessage message, StoredMessage fresh) {
        Optional<StoredMessage> copy =
                MessageTable.byId(handle, fresh.account(), fresh.peerRow(), fresh.outgoing(), message.id());
        if (copy.isPresent() && isCopy(message, fresh, copy.get())) {
            return seenAgain(handle, copy.get());
        }
        Optional<StoredMessage> corrected = message.replaces()
                .flatMap(id -> MessageTable.byId(handle, fresh.account(), fresh.peerRow(), fresh.outgoing(), id));
        if (corrected.isPresent()) {
            StoredMessage now = corrected.get().corrected(message.id(), message.body());
            return new Change(MessageTable.update(handle, corrected.get(), now), Kind.CHANGED);
        }
        StoredMessage stored = message.replaces().isPresent() ? fresh.corrected(message.id(), message.body()) : fresh;
        return new Change(MessageTable.insert(handle, stored), Kind.ADDED);
    }

    /** Some programs use an id twice, so that for live messages the text and the time must fit as well. */
    private boolean isCopy(InstantMessage message, StoredMessage fresh, StoredMessage known) {
        boolean sameText = known.body().equals(fresh.body()) || known.edited();
        boolean repeated = message.origin() != InstantMessage.Origin.LIVE
                || message.sentAt().isPresent();
        return sameText && (repeated || known.at().isAfter(clock.instant().minus(REPETITION)));
    }

    /** An own message that was in doubt was sent after all when the server has it. */
    private static Change seenAgain(Handle handle, StoredMessage known) {
        boolean doubted = known.outgoing() && (known.attempted() || known.delivery() == ChatMessage.Delivery.FAILED);
        return doubted
                ? new Change(
                        MessageTable.update(handle, known, known.delivered(ChatMessage.Delivery.SENT)), Kind.CHANGED)
                : new Change(known, Kind.NOTHING);
    }

    private void tell(Endpoint endpoint, InstantMessage message, Change change, PersonId person, boolean bridged) {
        show(change);
        StoredMessage stored = change.message();
        if (stored.outgoing()) {
            if (message.origin() == InstantMessage.Origin.CARBON) {
                marks.readElsewhere(stored.peer());
            }
            return;
        }
        boolean wanted = message.asks().contains(InstantMessage.Notification.DELIVERED)
                && message.origin() == InstantMessage.Origin.LIVE
                && !bridged;
        // XEP-0184 section 8: a receipt tells a stranger that somebody is there.
        if (wanted && (people.isContact(endpoint.id(), stored.peer()) || chats.wroteTo(person))) {
            endpoint.send(new Receipt(
                    endpoint.address(), message.from(), message.id(), Receipt.Fate.DELIVERED, Optional.empty()));
        }
    }

    private void show(Change change) {
        switch (change.kind()) {
            case ADDED -> chats.added(change.message());
            case CHANGED -> chats.changed(change.message());
            case NOTHING -> {}
        }
    }

    private enum Kind {
        ADDED,
        CHANGED,
        NOTHING
    }

    private record Change(StoredMessage message, Kind kind) {}
}
