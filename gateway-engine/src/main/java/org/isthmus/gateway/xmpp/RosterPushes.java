package org.isthmus.gateway.xmpp;

import java.util.function.Consumer;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.message.Jids;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.roster.packet.RosterPacket;

/** Answers roster pushes; only our own server may send them (RFC 6121 section 2.1.6). */
final class RosterPushes extends AbstractIqRequestHandler {

    private final XmppAddress own;
    private final Consumer<RosterPacket> listener;

    /**
     * A handler for one link.
     *
     * @param listener called on the library's thread
     */
    RosterPushes(XmppAddress own, Consumer<RosterPacket> listener) {
        super(RosterPacket.ELEMENT, RosterPacket.NAMESPACE, IQ.Type.set, IQRequestHandler.Mode.sync);
        this.own = own;
        this.listener = listener;
    }

    @Override
    public IQ handleIQRequest(IQ request) {
        boolean ours = request.getFrom() == null
                || Jids.address(request.getFrom())
                        .map(XmppAddress::bare)
                        .filter(own::equals)
                        .isPresent();
        if (!ours || !(request instanceof RosterPacket push)) {
            return IQ.createErrorResponse(request, StanzaError.Condition.service_unavailable);
        }
        if (push.getRosterItemCount() != 1) {
            return IQ.createErrorResponse(request, StanzaError.Condition.bad_request);
        }
        listener.accept(push);
        return IQ.createResultIQ(request);
    }
}
