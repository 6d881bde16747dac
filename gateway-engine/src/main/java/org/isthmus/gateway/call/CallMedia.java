package org.isthmus.gateway.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.SessionDescription;

/**
 * The media of one call, as its signalling needs it: offers, answers and candidates. A future that completes
 * exceptionally carries a {@code MediaException}, and the other side is refused or the call ended with a reason that fits
 * it. Any thread.
 */
public interface CallMedia {

    /** This side's offer: the first of the call, or one that repeats how things stand when the network asks for it. */
    CompletableFuture<SessionDescription> offer();

    /** Takes an offer of the other side, the first or a change. */
    CompletableFuture<SessionDescription> answer(SessionDescription offer);

    /** Takes the answer to this side's last offer. */
    CompletableFuture<Void> answered(SessionDescription answer);

    /** This side's last offer was refused; what was before it goes on. */
    void refused();

    /** Candidates that the other side found later. */
    void candidates(String content, List<Candidate> candidates);
}
