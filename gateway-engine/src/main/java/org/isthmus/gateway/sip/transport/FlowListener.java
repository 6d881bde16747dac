package org.isthmus.gateway.sip.transport;

import java.util.EventObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the stack's callbacks into {@link FlowEvents} of the flow that they belong to; JAIN-SIP takes one listener a stack. */
final class FlowListener implements SipListener {

    private static final Logger LOG = LoggerFactory.getLogger(FlowListener.class);

    private final Map<Object, FlowEvents> flows = new ConcurrentHashMap<>();

    void add(SipProvider provider, FlowEvents events) {
        flows.put(provider, events);
    }

    void remove(SipProvider provider) {
        flows.remove(provider);
    }

    private FlowEvents of(EventObject event) {
        return flows.getOrDefault(event.getSource(), NowhereLine.EVENTS);
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.ACK)) {
            of(event).acknowledged(request);
            return;
        }
        try {
            // Made here and now: until there is a transaction, every retransmission would look like a new request.
            ServerTransaction transaction = event.getServerTransaction();
            if (transaction == null) {
                transaction = ((SipProvider) event.getSource()).getNewServerTransaction(request);
            }
            of(event).request(request, transaction);
        } catch (SipException e) {
            LOG.debug("A {} without a transaction is dropped: {}", request.getMethod(), e.getMessage());
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        if (event.getClientTransaction() != null) {
            of(event).response(event.getClientTransaction(), event.getResponse());
        } else if (isSuccessOfInvite(event.getResponse())) {
            of(event).late(event.getResponse());
        }
    }

    private static boolean isSuccessOfInvite(Response response) {
        return response.getStatusCode() / 100 == 2
                && response.getHeader(CSeqHeader.NAME) instanceof CSeqHeader sequence
                && sequence.getMethod().equals(Request.INVITE);
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()) {
            of(event).timeout(event.getClientTransaction());
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("I/O trouble with {}:{}", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // Every transaction has had its response or its timeout before.
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // Dialogs are kept here, not in the stack.
    }
}
