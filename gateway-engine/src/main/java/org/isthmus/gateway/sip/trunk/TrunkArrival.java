package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.sip.text.SipWriter;
import org.isthmus.gateway.sip.transaction.ServerTransaction;

/** A request that waits for the gateway's answer. */
final class TrunkArrival implements SipArrival {

    private final SIPRequest request;
    private final ServerTransaction transaction;
    private final Counters counters;

    TrunkArrival(SIPRequest request, ServerTransaction transaction, Counters counters) {
        this.request = request;
        this.transaction = transaction;
        this.counters = counters;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public void answer(Response response) {
        if (transaction.respond(SipWriter.bytes((SIPResponse) response))) {
            counters.responsesOut.increment();
        }
    }
}
