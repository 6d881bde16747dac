package org.isthmus.gateway.sip.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sip.message.Request;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.media.description.Candidate;

/** What a call does at one time of its life. Runs on the account's executor. */
interface Phase {

    /** This side wants the call to end. */
    void end(CallEnd why);

    /** The account ends: the call ends at once, as well as that can be said. */
    default void abandon(CallEnd why) {
        end(why);
    }

    /** A request within the call's dialog. */
    void request(Asked asked);

    /** Whether the other end of the dialog has this tag, where it is known. */
    default boolean isWith(String remoteTag) {
        return false;
    }

    /** An ACK to a 2xx within the call's dialog. */
    default void acknowledged(Request ack) {
        // Nothing of this phase waits for one.
    }

    /** The account has a connection again, after it had none. */
    default void online() {
        // What was under way has been told.
    }

    /** {@link org.isthmus.gateway.call.Call#change()}. */
    default CompletableFuture<Outcome> change() {
        return notNow("The call is not established.");
    }

    /** {@link org.isthmus.gateway.call.Call#candidates}. */
    default void candidates(String content, List<Candidate> candidates) {
        // Without a dialog there is nobody to tell.
    }

    /** {@link org.isthmus.gateway.call.Call#digit}. */
    default void digit(char digit) {
        // Without a dialog there is nobody to tell.
    }

    /**
     * {@link org.isthmus.gateway.call.Call#transfer}, to a URI that may bear a Replaces header.
     *
     * @param arrived runs when the other side says that it has got there
     */
    default CompletableFuture<Outcome> transfer(String referTo, Runnable arrived) {
        return notNow("The call is not established.");
    }

    /** What leads somebody else into this call in this side's place (RFC 3891, RFC 5589 section 7). */
    default Optional<String> referTo() {
        return Optional.empty();
    }

    static CompletableFuture<Outcome> notNow(String why) {
        return CompletableFuture.completedFuture(new Outcome.Failed(Failure.of(Reason.NOT_SUPPORTED, why)));
    }
}
