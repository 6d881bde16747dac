package org.isthmus.gateway.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.description.Candidate;

/**
 * One call on one network, from its first request to its end. Methods return at once, may be called from any thread, and
 * do nothing once the call has ended.
 */
public interface Call {

    /** The network's own name of the call, for logs and for tying its messages together: Call-ID or sid. */
    String id();

    /** Who is called or calls; with the device once it is known. */
    Address peer();

    /** Ends the call in whatever state it is: cancels, refuses or hangs up. */
    void end(CallEnd why);

    /**
     * Says to the other side what this side's media now wants (hold, resume, add or drop video): asks the call's
     * {@link CallMedia} for an offer and hands it the answer. Where both sides do so at once the network's rule decides and
     * it is done again.
     *
     * @return completes with what became of it, never exceptionally
     */
    CompletableFuture<Outcome> change();

    /** Says further candidates of this side (RFC 8838); an empty list says that no more come. */
    void candidates(String content, List<Candidate> candidates);

    /**
     * Sends a digit in the signalling, for a call whose media cannot carry it (INFO, XEP-0181).
     *
     * @param digit 0 to 9, *, #, A to D
     */
    void digit(char digit);

    /** Sends the other side to somebody else (RFC 3515, XEP-0251); the call ends once the other side has got there. */
    CompletableFuture<Outcome> transfer(Address target);

    /** Joins the other side to the other end of a second call of this endpoint (RFC 3891, XEP-0251). */
    CompletableFuture<Outcome> transfer(Call other);
}
