package org.isthmus.gateway.domain;

import java.util.concurrent.CompletionStage;
import javax.sip.message.Request;

/** The SIP side of a gateway between domains: a trunk. May be used from any thread. */
public interface SipSide {

    /**
     * Sends a request that has everything but its Via, which the side sets, and follows it through its transaction (RFC 3261
     * section 17). The next hop is that of its Route, else that of its Request-URI.
     *
     * @return completes with what came of it, never exceptionally, and at the latest after 64*T1
     */
    CompletionStage<SipReply> send(Request request);
}
