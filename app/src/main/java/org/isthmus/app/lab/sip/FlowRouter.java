package org.isthmus.app.lab.sip;

import gov.nist.javax.sip.message.MessageExt;
import gov.nist.javax.sip.stack.DefaultRouter;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.message.Request;

/**
 * Sends a request where the proxy has decided, which may be the connection that its receiver has opened (RFC 5626 section
 * 5.3), and otherwise by Route and Request-URI. The stack makes it by name.
 */
public final class FlowRouter extends DefaultRouter {

    public FlowRouter(SipStack stack, String outboundProxy) {
        super(stack, outboundProxy);
    }

    static void choose(Request request, Hop hop) {
        ((MessageExt) request).setApplicationData(hop);
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        return request instanceof MessageExt message && message.getApplicationData() instanceof Hop hop
                ? hop
                : super.getNextHop(request);
    }
}
