package org.isthmus.gateway.call;

import java.util.Optional;
import java.util.Set;
import org.isthmus.media.description.MediaKind;

/** A call that nobody has answered yet. Ending it refuses it. */
public interface IncomingCall extends Call {

    /** What the caller wants the call to carry. */
    Set<MediaKind> kinds();

    /** The name that the caller gives itself; data to show, never to trust. */
    Optional<String> callerName();

    /**
     * A call of this endpoint whose place this one takes (RFC 3891), because its other side was transferred. To be answered
     * without asking the person; the old call then ends by itself.
     */
    default Optional<Call> replaces() {
        return Optional.empty();
    }

    /** Tells the caller that somebody is being alerted. */
    void ring();

    /** Answers the call with this media. */
    void answer(CallMedia media);
}
