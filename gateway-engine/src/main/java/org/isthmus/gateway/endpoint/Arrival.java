package org.isthmus.gateway.endpoint;

import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.Signal;

/**
 * A signal that came in and has not been answered for yet. Whoever takes it calls {@link #accept()} once it is safe (stored,
 * or delivered to the other network), or {@link #refuse}. Only the first call counts. SIP answers the request then, so an
 * answer must come within a few seconds; XMPP has nothing to say on acceptance.
 */
public interface Arrival {

    Signal signal();

    void accept();

    /** Tells the sender, in the words of the sender's network, that the signal got nowhere. */
    void refuse(Failure failure);
}
