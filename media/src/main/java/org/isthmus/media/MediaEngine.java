package org.isthmus.media;

import java.util.concurrent.CompletableFuture;
import org.isthmus.media.mixer.Conference;

/**
 * Everything that carries sound and picture; one for the whole program. All methods return at once and may be called
 * from any thread.
 */
public interface MediaEngine extends AutoCloseable {

    /**
     * Loads the native libraries and warms up the ciphers, so that the first call does not wait for them. Calls that are
     * opened earlier wait for it.
     *
     * @return completes when calls can be carried; exceptionally with a {@link MediaException} when none can
     */
    CompletableFuture<Void> start();

    /** The ends of one call's media. The listener is told on the session's own executor, in order. */
    MediaSession open(SessionSettings settings, MediaListener listener);

    /**
     * Something for sessions to join, with the person's device; whoever opens it closes it.
     *
     * @throws MediaException where the device does not work
     */
    Conference conference() throws MediaException;

    /** Ends all sessions and lets go of every device and socket. */
    @Override
    void close();
}
