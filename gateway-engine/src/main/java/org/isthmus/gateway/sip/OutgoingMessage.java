package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Reply;

/** Something on its way to a peer in one MESSAGE or more, each of which waits for the answer to the one before. */
interface OutgoingMessage {

    SipAddress to();

    /** Completed once, with what became of all of it. */
    CompletableFuture<Outcome> outcome();

    /** The request to send now: the one whose fate is unknown, or else the next. */
    Draft next(Flow flow) throws ParseException;

    /**
     * Takes the final response to the last request.
     *
     * @param repeated the request had been sent before, so that the peer may know it already
     * @return what became of the whole, or nothing when there is more to send
     */
    Optional<Outcome> answered(Reply.Final answer, boolean repeated);

    /** The request to send now was sent before, and nobody knows whether it arrived. */
    boolean isRepeat();

    /** When it was first known that the answer to the last request was lost. */
    Optional<Instant> lostSince();

    void lost(Instant when);
}
