package org.isthmus.gateway.sip.transaction;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import javax.sip.message.Request;
import org.isthmus.gateway.sip.text.RandomIds;

/** What messages of one transaction have in common. */
public final class TransactionIds {

    private TransactionIds() {}

    /** RFC 3261 section 17.1.3. */
    static String ofResponse(SIPResponse response) {
        return client(branch(response.getTopmostVia()), response.getCSeq().getMethod());
    }

    static String client(String branch, String method) {
        return branch + ' ' + method;
    }

    /**
     * The transaction that a request came in (RFC 3261 section 17.2.3); that of its INVITE for an ACK. To be asked for before
     * {@code received} and {@code rport} are filled in.
     */
    public static String ofRequest(SIPRequest request) {
        String method = request.getMethod();
        return server(request, method.equals(Request.ACK) ? Request.INVITE : method);
    }

    /** The INVITE that a CANCEL is about (RFC 3261 section 9.2). */
    public static String ofCancelled(SIPRequest cancel) {
        return server(cancel, Request.INVITE);
    }

    private static String server(SIPRequest request, String method) {
        Via via = request.getTopmostVia();
        String branch = branch(via);
        if (branch.length() > RandomIds.COOKIE.length() && branch.startsWith(RandomIds.COOKIE)) {
            return method + ' ' + branch + ' ' + via.getSentBy();
        }
        return method + ' ' + via.encode() + ' ' + request.getRequestURI() + ' ' + origin(request);
    }

    /** What stays the same when a proxy forks a request and both copies arrive here (RFC 3261 section 8.2.2.2). */
    static String merged(SIPRequest request) {
        return request.getMethod() + ' ' + origin(request);
    }

    private static String origin(SIPMessage message) {
        return message.getFromTag()
                + ' '
                + message.getCallId().getCallId()
                + ' '
                + message.getCSeq().getSeqNumber();
    }

    private static String branch(Via via) {
        return via.getBranch() == null ? "" : via.getBranch();
    }
}
