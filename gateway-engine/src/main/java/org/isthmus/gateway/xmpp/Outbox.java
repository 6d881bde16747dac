package org.isthmus.gateway.xmpp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.packet.Stanza;

/**
 * What was handed in and what the server has not confirmed yet, in order. When a stream is lost for good, the unconfirmed is
 * sent again once it is known not to have arrived. Used on the account's executor.
 */
final class Outbox {

    /** The library's queue takes 500 elements; each stanza brings a request for acknowledgement with it. */
    private static final int WINDOW = 100;

    private static final int MOST_WAITING = 10_000;

    private final Wire wire;
    private final InstantSource clock;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Deque<Entry> unconfirmed = new ArrayDeque<>();
    private boolean open;

    Outbox(Wire wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /**
     * Sends when it is its turn.
     *
     * @param lasting worth sending again after the stream was lost
     * @param mark how far the archive had been read at this moment
     * @return completes on the account's executor
     */
    CompletableFuture<Outcome> submit(Stanza stanza, boolean lasting, Optional<String> mark) {
        Entry entry = new Entry(stanza, lasting, mark, clock.instant());
        if (waiting.size() >= MOST_WAITING) {
            entry.fail(Failure.of(Reason.TOO_MANY, "too much is waiting to be sent"));
        } else {
            waiting.add(entry);
            pump();
        }
        return entry.outcome;
    }

    boolean isWaitingForServer() {
        return !unconfirmed.isEmpty();
    }

    boolean hasUnconfirmed() {
        return unconfirmed.stream().anyMatch(entry -> entry.lasting);
    }

    /** Where to begin to look for what arrived unconfirmed: as far as was read when the oldest of it was sent. */
    Optional<String> oldestMark() {
        return unconfirmed.stream().filter(entry -> entry.lasting).findFirst().flatMap(entry -> entry.mark);
    }

    /** When the oldest unconfirmed one was handed in. */
    Optional<Instant> oldestTime() {
        return unconfirmed.stream().filter(entry -> entry.lasting).findFirst().map(entry -> entry.since);
    }

    void acknowledged(Stanza stanza) {
        confirm(stanza);
    }

    void written(Stanza stanza) {
        if (!wire.acknowledges()) {
            confirm(stanza);
        }
    }

    /** The link is gone; nothing is decided yet. */
    void suspend() {
        open = false;
    }

    /** The same stream goes on: the library itself sends what the server has not got. */
    void resume() {
        open = true;
        pump();
    }

    /**
     * A new stream began.
     *
     * @param arrived ids of our own messages that the archive holds
     */
    void restart(Set<String> arrived) {
        List<Entry> again = new ArrayList<>();
        while (!unconfirmed.isEmpty()) {
            Entry entry = unconfirmed.removeFirst();
            if (arrived.contains(entry.id())) {
                entry.outcome.complete(new Outcome.Accepted());
            } else if (entry.lasting) {
                again.add(entry);
            } else {
                entry.fail(Failure.of(Reason.CONNECTION_LOST, "the connection ended before it arrived"));
            }
        }
        again.reversed().forEach(waiting::addFirst);
        resume();
    }

    /** The account ends: nobody will send what is left. */
    void giveUp() {
        open = false;
        Failure failure = Failure.of(Reason.CONNECTION_LOST, "signed out before the server confirmed it");
        unconfirmed.forEach(entry -> entry.fail(failure));
        waiting.forEach(entry -> entry.fail(failure));
        unconfirmed.clear();
        waiting.clear();
    }

    private void confirm(Stanza stanza) {
        String id = stanza.getStanzaId();
        for (Iterator<Entry> each = unconfirmed.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.id().equals(id)) {
                each.remove();
                entry.outcome.complete(new Outcome.Accepted());
                pump();
                return;
            }
        }
    }

    private void pump() {
        while (open && unconfirmed.size() < WINDOW && !waiting.isEmpty()) {
            Entry entry = waiting.removeFirst();
            unconfirmed.addLast(entry);
            if (!wire.send(entry.stanza)) {
                unconfirmed.removeLast();
                waiting.addFirst(entry);
                return;
            }
        }
    }

    private static final class Entry {
        private final Stanza stanza;
        private final boolean lasting;
        private final Optional<String> mark;
        private final Instant since;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

        Entry(Stanza stanza, boolean lasting, Optional<String> mark, Instant since) {
            this.stanza = stanza;
            this.lasting = lasting;
            this.mark = mark;
            this.since = since;
        }

        String id() {
            String id = stanza.getStanzaId();
            return id == null ? "" : id;
        }

        void fail(Failure failure) {
            outcome.complete(new Outcome.Failed(failure));
        }
    }
}
