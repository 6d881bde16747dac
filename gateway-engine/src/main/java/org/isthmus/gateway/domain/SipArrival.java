package org.isthmus.gateway.domain;

import javax.sip.message.Request;
import javax.sip.message.Response;

/** A request that came from SIP, once, however often it was transmitted. May be used from any thread. */
public interface SipArrival {

    Request request();

    /** Sends the final response; a second one is ignored. */
    void answer(Response response);
}
