package org.isthmus.app.call;

import java.util.List;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.RelayServer;
import org.isthmus.media.mixer.Conference;

/** Opens the media of a call over an account, protected and routed as suits the account. */
@FunctionalInterface
public interface MediaOpener {

    /** @param relays STUN and TURN servers that may help to find a path */
    MediaSession open(EndpointId account, List<RelayServer> relays, MediaListener listener);

    /**
     * What several calls can join to hear each other.
     *
     * @throws MediaException where this computer cannot
     */
    default Conference conference() throws MediaException {
        throw new MediaException(MediaException.Cause.LOCAL, "There is nothing to mix with.");
    }
}
