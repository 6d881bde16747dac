package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import org.isthmus.gateway.sip.auth.DigestKeeper;

/** The trunk's answers to the challenges of one peer. May be used from any thread. */
final class Credential {

    private final DigestKeeper keeper;

    Credential(DigestKeeper keeper) {
        this.keeper = keeper;
    }

    synchronized void authorize(SIPRequest request) throws ParseException {
        keeper.authorize(request);
    }

    /** @return whether it is worth to ask again */
    synchronized boolean learn(SIPResponse response, boolean answered) {
        return keeper.challenged(response, answered).isEmpty();
    }

    synchronized void succeeded(SIPResponse response) {
        keeper.succeeded(response);
    }
}
