package org.isthmus.gateway.sip.useragent;

import javax.sip.message.Response;

/** Hears what comes of a request. */
@FunctionalInterface
public interface Follower {

    /** The one end of it. */
    void replied(Reply reply);

    /** A provisional response, 100 included. */
    default void provisional(Response response) {
        // Most requests have none that matters.
    }
}
