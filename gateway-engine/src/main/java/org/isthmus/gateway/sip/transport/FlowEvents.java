package org.isthmus.gateway.sip.transport;

import javax.sip.ClientTransaction;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;

/** Hears of what happens on a flow, in order, on the thread that reads it: hand it on, do not work on it. */
public interface FlowEvents {

    /** A new request; retransmissions are already gone. Stray requests without a transaction do not come here. */
    void request(Request request, ServerTransaction transaction);

    /** An ACK that is not for a final response of 300 or more, which is the transaction's own affair. */
    void acknowledged(Request ack);

    void response(ClientTransaction transaction, Response response);

    /** A 2xx to an INVITE whose transaction has ended: sent again, or of another branch (RFC 3261 section 13.2.2.4). */
    void late(Response response);

    /** No final response within 64*T1, or the transport failed under the transaction. */
    void timeout(ClientTransaction transaction);

    /** The peer sent something, be it only a keepalive. */
    void alive();

    /** The connection is gone; nothing comes after this. */
    void closed(Failure why);
}
