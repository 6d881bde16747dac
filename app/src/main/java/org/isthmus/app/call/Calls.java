package org.isthmus.app.call;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Registration;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Outcome;

/**
 * The person's calls. Methods that return plain values answer from memory; what is done to a call shows in its next event, and
 * does nothing when the call is over.
 */
public interface Calls {

    /** Those that ring or talk now, oldest first. */
    List<CallView> current();

    /**
     * Calls somebody. The call is there at once, and says by itself when it cannot come about.
     *
     * @return the call, or why none can be made over this account
     */
    CompletableFuture<Placed> call(Route route, boolean video);

    /** Answers a call that comes in; others that talk are put on hold. */
    void answer(CallKey call, boolean video);

    /** Refuses a call that comes in. */
    void decline(CallKey call);

    /** Ends a call in whatever state it is. */
    void hangUp(CallKey call);

    void mute(CallKey call, boolean muted);

    /** Keeps the other side waiting, or goes on; others that talk are put on hold then. */
    void hold(CallKey call, boolean held);

    /** @param digit 0 to 9, *, #, A to D */
    void press(CallKey call, char digit);

    CompletableFuture<Outcome> transfer(CallKey call, Address target);

    /**
     * Does what the other side asked for ({@link CallEvent.TransferAsked}): calls whom it named, in its place. Nothing when
     * it did not ask, or asked too long ago.
     */
    void follow(CallKey call);

    /** Joins the other sides of two calls and leaves both. */
    CompletableFuture<Outcome> join(CallKey call, CallKey other);

    /**
     * Lets calls hear each other and the person, on whatever networks they are; none of them is kept waiting then. The one
     * that is left at the end is an ordinary call again.
     */
    CompletableFuture<Outcome> merge(List<CallKey> calls);

    /** Those that hear each other now. */
    Set<CallKey> merged();

    /** The newest calls that are over, newest first, at most that many. */
    CompletableFuture<List<PastCall>> history(int most);

    /** How many calls came in that nobody took and nobody has looked at. */
    int missed();

    /** The person has looked at the list of calls. */
    void missedSeen();

    Registration observe(Consumer<CallEvent> observer);

    /** What became of the wish to call. */
    sealed interface Placed {
        record Call(CallView call) implements Placed {}

        record Refused(Outcome.Failed why) implements Placed {}
    }
}
