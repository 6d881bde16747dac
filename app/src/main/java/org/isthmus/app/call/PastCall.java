package org.isthmus.app.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * A call that is over.
 *
 * @param name what the other side is called here, else how it called itself, else its address
 * @param claimed whether the name is only what a stranger called itself
 * @param talked how long both sides talked, empty when they never did
 * @param end why it ended
 */
public record PastCall(
        long number,
        EndpointId account,
        Address peer,
        String name,
        boolean claimed,
        boolean incoming,
        boolean video,
        Instant began,
        Optional<Duration> talked,
        CallEnd.Reason end) {

    /** @param talkingSince empty where nobody talked */
    static PastCall of(
            CallFacts who, boolean video, Instant began, Optional<Instant> talkingSince, CallView.Ended ended) {
        return new PastCall(
                0,
                who.account(),
                who.peer().bare(),
                who.name().text(),
                who.name().claimed(),
                who.incoming(),
                video,
                began,
                talkingSince.map(since -> Duration.between(since, ended.at())),
                ended.why().reason());
    }

    PastCall named(CallName other) {
        return new PastCall(number, account, peer, other.text(), other.claimed(), incoming, video, began, talked, end);
    }

    /** Whether the person did not get to it: it came in, and neither they nor another of their devices dealt with it. */
    public boolean missed() {
        return incoming
                && talked.isEmpty()
                && end != CallEnd.Reason.ANSWERED_ELSEWHERE
                && end != CallEnd.Reason.DECLINE;
    }
}
