package org.isthmus.gateway.xmpp.jingle;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.jivesoftware.smack.packet.IQ;

/**
 * Changes of a session that was agreed on, by either side: contents that come, go or turn (XEP-0166 section 6.6), hold, ICE
 * that begins anew. Where both sides change at once the initiator's change goes first (section 7.2.16) and the other is made
 * again after it. On the account's executor.
 */
final class Renegotiation {

    private final SessionLink link;
    private final Agreement agreement;
    private final ChangeQueue queue = new ChangeQueue();
    private final PeerChanges theirs;
    private Optional<CallMedia> media = Optional.empty();
    private Optional<OwnChange> own = Optional.empty();
    private boolean ended;

    /**
     * No changes yet.
     *
     * @param holding told when the other side begins or ends to keep this one waiting
     * @param terminate ends the session
     */
    Renegotiation(
            SessionLink link,
            Agreement agreement,
            Trickle trickle,
            Consumer<Boolean> holding,
            Consumer<CallEnd> terminate) {
        this.link = link;
        this.agreement = agreement;
        this.theirs = new PeerChanges(link, agreement, trickle, queue, holding, terminate);
    }

    /** The first offer is being answered; until that is done nothing about it can change. */
    void answering() {
        theirs.answering();
    }

    /** Both sides agreed; from now on they may change what they agreed on. */
    void begin(CallMedia changing) {
        media = Optional.of(changing);
        theirs.begin(changing);
    }

    void end() {
        ended = true;
        theirs.end();
        own.ifPresent(OwnChange::abandon);
    }

    /** Tells the initiator which of its contents are not wanted, before the others are accepted. */
    void leaveOut(SessionDescription answer) {
        Set<String> unwanted = Difference.between(answer, agreement.remote()).added().stream()
                .map(Content::name)
                .collect(Collectors.toSet());
        if (!unwanted.isEmpty()) {
            link.send(JingleAction.CONTENT_REMOVE, agreement.named(unwanted));
            agreement.remove(unwanted);
        }
    }

    /** Says what this side's media wants now. */
    CompletableFuture<Outcome> change() {
        OwnChange change = new OwnChange(link, agreement, media.orElseThrow());
        if (!queue.add(() -> run(change))) {
            change.abandon();
        }
        return change.outcome();
    }

    private CompletableFuture<?> run(OwnChange change) {
        if (ended) {
            change.abandon();
            return CompletableFuture.completedFuture(null);
        }
        own = Optional.of(change);
        return change.run().thenAccept(crossed -> {
            own = Optional.empty();
            if (crossed && !(change.mayBeMadeAgain() && queue.add(() -> run(change)))) {
                change.abandon();
            }
        });
    }

    /** The other side keeps this one waiting, or goes on. */
    void hold(boolean on) {
        theirs.hold(on);
    }

    IQ transport(JingleIq request, Jingle message) {
        return theirs.transport(request, message);
    }

    /** Takes a change of the other side; the answer says only that it was understood. */
    IQ take(JingleIq request, Jingle message) {
        boolean crossing = link.isInitiator() && own.filter(OwnChange::isSaid).isPresent();
        return crossing ? JingleErrors.tieBreak(request) : theirs.take(request, message);
    }

    /** The other side takes contents that this side added, or does not. */
    IQ takeAnswer(JingleIq request, Jingle message) {
        Optional<OwnChange> asking = own.filter(change -> change.awaits(Agreement.names(message)));
        if (asking.isEmpty() || Agreement.names(message).isEmpty()) {
            return JingleErrors.outOfOrder(request);
        }
        boolean taken = message.action() == JingleAction.CONTENT_ACCEPT;
        if (taken) {
            agreement.add(JingleDescriptions.read(message, link.role().other()).contents(), message.groups());
        }
        asking.get().answered(taken);
        return IQ.createResultIQ(request);
    }
}
