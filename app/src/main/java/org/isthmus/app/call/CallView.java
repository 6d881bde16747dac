package org.isthmus.app.call;

import java.time.Instant;
import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.Protection;

/**
 * One call as it is at one moment.
 *
 * @param incoming whether the other side called
 * @param name what the other side is called here, else how it calls itself, else its address
 * @param claimed whether the name is only what a stranger calls itself
 * @param video whether both sides have agreed on pictures, or are asked to
 * @param muted whether the other side gets silence
 * @param held whether the other side is kept waiting
 * @param heldByOther whether the other side keeps this one waiting
 * @param quiet whether it must not ring: the person does not want to be disturbed
 * @param picture what this side shows
 * @param recorded whether the person records it now
 * @param statistics how the media goes, empty until packets flow
 */
public record CallView(
        CallKey key,
        EndpointId account,
        Address peer,
        String name,
        boolean claimed,
        boolean incoming,
        boolean video,
        State state,
        boolean muted,
        boolean held,
        boolean heldByOther,
        boolean quiet,
        OwnPicture picture,
        boolean recorded,
        Optional<MediaStatistics> statistics) {

    /** Whether it has to be answered or refused. */
    public boolean rings() {
        return state instanceof Incoming;
    }

    public boolean over() {
        return state instanceof Ended;
    }

    /** How far a call got. */
    public sealed interface State {}

    /** The other side has not been reached yet. */
    public record Dialling() implements State {}

    /**
     * The other side is being alerted.
     *
     * @param heard whether it can be heard already: an announcement, or a tone of its own
     */
    public record Ringing(boolean heard) implements State {}

    /** The person is being alerted. */
    public record Incoming() implements State {}

    /** Both sides agreed, and a path for the media is looked for. */
    public record Connecting() implements State {}

    /** Media flows. */
    public record Talking(Instant since, Protection protection) implements State {}

    /** It is over. */
    public record Ended(CallEnd why, Instant at) implements State {}
}
