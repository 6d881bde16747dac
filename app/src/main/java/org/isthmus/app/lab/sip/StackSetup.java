package org.isthmus.app.lab.sip;

import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import org.isthmus.gateway.sip.transport.SilentServerLog;
import org.isthmus.gateway.sip.transport.StackLog;

/** Makes a SIP stack of the lab's own, beside the one that the person's accounts use. */
final class StackSetup {

    private static final int ATTEMPTS = 20;

    private StackSetup() {}

    static SipStack stack(int port) throws PeerUnavailableException {
        Properties settings = new Properties();
        settings.setProperty("javax.sip.STACK_NAME", "lab-" + port);
        settings.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        settings.setProperty("javax.sip.ROUTER_PATH", FlowRouter.class.getName());
        settings.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
        settings.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentServerLog.class.getName());
        // One thread and a re-entrant listener keep the order in which datagrams came.
        settings.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        settings.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        settings.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", "1048576");
        settings.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "262144");
        settings.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
        return new SipStackImpl(settings);
    }

    /** Listens on UDP and TCP of the same port. */
    static SipProvider listen(SipStack stack, String host, int port) throws IOException {
        try {
            ListeningPoint udp = stack.createListeningPoint(host, port, "udp");
            ListeningPoint tcp = stack.createListeningPoint(host, port, "tcp");
            SipProvider provider = stack.createSipProvider(udp);
            provider.addListeningPoint(tcp);
            return provider;
        } catch (SipException | InvalidArgumentException e) {
            throw new IOException("port " + port + " is not free", e);
        }
    }

    static void release(SipStack stack, SipProvider provider) throws ObjectInUseException {
        for (ListeningPoint point : provider.getListeningPoints()) {
            provider.removeListeningPoint(point);
            stack.deleteListeningPoint(point);
        }
        stack.deleteSipProvider(provider);
    }

    /** A port that is free for UDP and for TCP: the stack does not take 0. */
    static int freePort(String host) throws IOException {
        InetAddress address = InetAddress.ofLiteral(host);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, 0));
                    ServerSocket tcp = new ServerSocket()) {
                tcp.bind(new InetSocketAddress(address, udp.getLocalPort()));
                return udp.getLocalPort();
            } catch (IOException e) {
                if (attempt == ATTEMPTS - 1) {
                    throw e;
                }
            }
        }
        throw new IOException("no free port");
    }
}
