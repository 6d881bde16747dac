package org.isthmus.gateway.sip.transport;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.Hop;

/**
 * JAIN-SIP's stack with two things done here instead: the transport (a {@link Flow} per listening point), and the choice of
 * the next hop, which the sender of a request has made before.
 */
final class SipStackCore extends SipStackImpl {

    private final Map<String, FlowProcessor> prepared = new ConcurrentHashMap<>();
    private final FlowListener listener = new FlowListener();

    SipStackCore(String name) throws PeerUnavailableException {
        super(settings(name));
        setMessageProcessorFactory((stack, address, port, transport) -> {
            FlowProcessor processor = prepared.remove(transport + port + address.getHostAddress());
            if (processor == null) {
                throw new java.io.IOException("Only flows make listening points.");
            }
            return processor;
        });
    }

    private static Properties settings(String name) {
        Properties settings = new Properties();
        settings.setProperty("javax.sip.STACK_NAME", name);
        settings.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        settings.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
        settings.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentServerLog.class.getName());
        settings.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        settings.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        settings.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
        settings.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", String.valueOf(Thread.NORM_PRIORITY));
        return settings;
    }

    /** The hop that the sender attached to the request. */
    @Override
    public Hop getNextHop(SIPRequest request) throws SipException {
        if (request.getApplicationData() instanceof Hop hop) {
            return hop;
        }
        throw new SipException("The request has no hop.");
    }

    SipProvider attach(FlowProcessor processor, FlowEvents events) throws SipException {
        String address = processor.getIpAddress().getHostAddress();
        prepared.put(processor.getTransport() + processor.getPort() + address, processor);
        try {
            ListeningPoint point = createListeningPoint(address, processor.getPort(), processor.getTransport());
            SipProvider provider = createSipProvider(point);
            listener.add(provider, events);
            provider.addSipListener(listener);
            return provider;
        } catch (javax.sip.InvalidArgumentException | java.util.TooManyListenersException e) {
            throw new SipException("The stack refused a listening point.", e);
        }
    }

    void detach(SipProvider provider) throws SipException {
        endTransactions(provider);
        ListeningPoint[] points = provider.getListeningPoints();
        listener.remove(provider);
        provider.removeSipListener(listener);
        deleteSipProvider(provider);
        for (ListeningPoint point : points) {
            deleteListeningPoint(point);
        }
    }

    /** Without their provider they could send nothing more, and would fail at each try. */
    private void endTransactions(SipProvider provider) throws ObjectInUseException {
        for (SIPServerTransaction transaction : serverTransactionTable.values()) {
            if (provider.equals(transaction.getSipProvider())) {
                transaction.terminate();
            }
        }
    }
}
