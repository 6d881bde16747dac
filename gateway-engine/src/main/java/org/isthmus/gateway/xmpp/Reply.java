package org.isthmus.gateway.xmpp;

import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.StanzaFailure;
import org.jivesoftware.smack.packet.IQ;

/** What came of a request (RFC 6120 section 8.2.3). */
sealed interface Reply {

    record Result(IQ iq) implements Reply {}

    /** The other side answered with an error. */
    record Refused(StanzaFailure error, Failure failure) implements Reply {}

    /** There was no answer. */
    record Lost(Failure failure) implements Reply {}

    default Outcome outcome() {
        return switch (this) {
            case Result result -> new Outcome.Accepted();
            case Refused refused -> new Outcome.Failed(refused.failure());
            case Lost lost -> new Outcome.Failed(lost.failure());
        };
    }
}
