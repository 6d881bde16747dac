package org.isthmus.app.call;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.app.Registration;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.VideoSink;

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

    /**
     * Answers a call that comes in; others that talk are put on hold.
     *
     * @param video whether pictures are wanted; none come where the other side has not offered any
     */
    void answer(CallKey call, boolean video);

    /** Refuses a call that comes in. */
    void decline(CallKey call);

    /** Refuses a call that comes in, and says why in a chat message to whoever calls. */
    void decline(CallKey call, String message);

    /** Ends a call in whatever state it is. */
    void hangUp(CallKey call);

    void mute(CallKey call, boolean muted);

    /**
     * Shows this side's picture, or shows it no longer. Shown is what was shown last, else the camera chosen last, else the
     * first; where there is none, {@link CallEvent.PictureMissing} says so. The other side of a call that has no pictures is asked for them first.
     */
    void camera(CallKey call, boolean on);

    /** Shows the first screen of this computer in place of the camera, or goes back to what was shown before. */
    void screen(CallKey call, boolean on);

    /** Shows something else from now on, and first in later calls: the {@link PictureSource} of that id. */
    void show(CallKey call, String source);

    /** What could be shown now. Takes a moment, as devices are asked. */
    CompletableFuture<List<PictureSource>> pictures();

    /**
     * Who sees the pictures of a call from now on, on threads of the media.
     *
     * @param other sees what the other side shows
     * @param self sees what this side shows
     */
    void watch(CallKey call, VideoSink other, VideoSink self);

    /** How loud both sides are at this moment; silence in a call that does not talk. */
    AudioLevels levels(CallKey call);

    /** Keeps the other side waiting, or goes on; others that talk are put on hold then. */
    void hold(CallKey call, boolean held);

    /** @param digit 0 to 9, *, #, A to D */
    void press(CallKey call, char digit);

    /**
     * Records what both sides say from now on, or no longer, in a file among the person's documents. Begins only while both
     * talk; {@link CallEvent.Recorded} says where the file lies.
     */
    void record(CallKey call, boolean on);

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

        static Placed refused(Reason reason, String detail) {
            return new Refused(new Outcome.Failed(Failure.of(reason, detail)));
        }
    }
}
