package org.isthmus.gateway.xmpp.request;

import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.StanzaErrors;
import org.isthmus.gateway.error.StanzaFailure;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;

/** What came of a request (RFC 6120 section 8.2.3). */
public sealed interface Reply {

    record Result(IQ iq) implements Reply {}

    /** The other side answered with an error. */
    record Refused(StanzaFailure error, Failure failure) implements Reply {}

    /** There was no answer. */
    record Lost(Failure failure) implements Reply {}

    /** What an answer says. */
    static Reply read(IQ answer) {
        StanzaError error = answer.getError();
        if (error == null) {
            return new Result(answer);
        }
        StanzaFailure failure = StanzaErrors.fromSmack(error);
        return new Refused(failure, new ErrorMapping().failureFor(failure));
    }

    default Outcome outcome() {
        return switch (this) {
            case Result result -> new Outcome.Accepted();
            case Refused refused -> new Outcome.Failed(refused.failure());
            case Lost lost -> new Outcome.Failed(lost.failure());
        };
    }
}
