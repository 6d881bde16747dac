package org.isthmus.gateway.sip.transport;

import javax.sip.ClientTransaction;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;

/** Hears of what happens on a flow, in order, on the thread that reads it: hand it on, do not work on it. */
public interface FlowEvents {

    /** A new request; retransmissions are already gone. ACK and stray requests without a transaction do not come here. */
    void request(Request request, ServerTransaction transaction);

    void response(ClientTransaction transaction, Response response);

    /** No final response within 64*T1, or the transport failed under the transaction. */
    void timeout(ClientTransaction transaction);

    /** The peer sent something, be it only a keepalive. */
    void alive();

    /** The connection is gone; nothing comes after this. */
    void closed(Failure why);
}
