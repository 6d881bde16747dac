package org.isthmus.media;

import java.util.List;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;

/** What happens to a session's media by itself. Called on the session's own executor, in order; must not block. */
public interface MediaListener {

    /** Candidates that were found after the description was handed out (RFC 8838); an empty list says that no more come. */
    void candidates(String content, List<Candidate> candidates);

    /** Packets can flow both ways, protected as said. Told again after each change. */
    void connected(MediaKind kind, Protection protection);

    /** The other side pressed a digit (RFC 4733). */
    void digit(char digit);

    /** This side's picture cannot be taken, or no picture can be carried; the call goes on without. */
    default void pictureFailed(MediaException why) {
        // Who shows no picture misses none.
    }

    /** Media cannot flow any more, or never could; the call should end. */
    void failed(MediaException why);
}
