package org.isthmus.app.call;

import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;

/** Opens the media of a call over an account, protected and routed as suits the account. */
@FunctionalInterface
public interface MediaOpener {

    MediaSession open(EndpointId account, MediaListener listener);
}
