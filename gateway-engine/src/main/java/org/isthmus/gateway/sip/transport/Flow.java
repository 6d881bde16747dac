package org.isthmus.gateway.sip.transport;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way to a server: a connection, or a UDP socket (RFC 5626 section 3.2). It has its own listening point and provider in
 * the stack, so that what arrives on it is known to be for its account. Nothing else can connect to a TCP or TLS flow.
 */
public final class Flow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

    private final Hop hop;
    private final String description;
    private final Line line;
    private final FlowProcessor processor;
    private final SipStackCore stack;
    private final FlowEvents events;
    private final SipProvider provider;
    private volatile boolean closed;
    private volatile Failure ending = lost("The connection is closed.");

    Flow(Hop hop, String description, Line line, FlowProcessor processor, SipStackCore stack, FlowEvents events)
            throws SipException {
        this.hop = hop;
        this.description = description;
        this.line = line;
        this.processor = processor;
        this.stack = stack;
        this.events = events;
        this.provider = stack.attach(processor, events);
        Thread.ofVirtual()
                .name("sip-" + hop.wire().parameter() + "-" + hop.host())
                .start(this::read);
    }

    public Hop hop() {
        return hop;
    }

    /** For people, for example {@code TLS 1.3 to sip.example.org:5061}. */
    public String description() {
        return description;
    }

    /** The local address, IPv6 in brackets. */
    public String localHost() {
        String address = processor.getIpAddress().getHostAddress();
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
    }

    public int localPort() {
        return processor.getPort();
    }

    public boolean isOpen() {
        return !closed;
    }

    /** Why the flow is not open. */
    public Failure ending() {
        return ending;
    }

    /**
     * Sends a request that has its Via and starts its transaction.
     *
     * @throws IOException when the flow cannot carry it
     */
    public ClientTransaction send(Request request) throws IOException {
        if (closed) {
            throw new IOException("The connection is closed.");
        }
        try {
            ((SIPRequest) request).setApplicationData(hop);
            ClientTransaction transaction = provider.getNewClientTransaction(request);
            transaction.sendRequest();
            return transaction;
        } catch (SipException | RuntimeException e) {
            throw new IOException("The stack could not send: " + e.getMessage(), e);
        }
    }

    /**
     * Sends a request that has its Via and that no transaction follows, such as the ACK to a 2xx.
     *
     * @throws IOException when the flow cannot carry it
     */
    public void sendAlone(Request request) throws IOException {
        if (closed) {
            throw new IOException("The connection is closed.");
        }
        new FlowChannel(processor, hop.address(), hop.port()).sendMessage((SIPRequest) request);
    }

    /** Sends the keepalive of RFC 5626 section 4.4.1. */
    public void ping() throws IOException {
        line.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII), hop.address(), hop.port());
    }

    /** Over UDP, lets the host of the server say that nobody listens any more; the flow then ends. */
    public void probe() throws IOException {
        line.probe();
    }

    /** Ends the flow because of something seen from outside, and tells so. */
    public void abort(Failure why) {
        end(why, true);
    }

    /** Ends the flow without telling. */
    @Override
    public void close() {
        end(lost("Closed from here."), false);
    }

    private void end(Failure why, boolean tell) {
        if (!isFirstEnding(why)) {
            return;
        }
        line.close();
        try {
            stack.detach(provider);
        } catch (SipException e) {
            LOG.debug("A listening point stayed: {}", e.toString());
        }
        if (tell) {
            events.closed(why);
        }
    }

    /** The reason is there before anybody can see that the flow is closed. */
    private synchronized boolean isFirstEnding(Failure why) {
        if (closed) {
            return false;
        }
        ending = why;
        closed = true;
        return true;
    }

    private void read() {
        try {
            line.read(new Line.Inlet() {
                @Override
                public void message(byte[] message, InetAddress peer, int port) {
                    events.alive();
                    take(message, new FlowChannel(processor, peer, port));
                }

                @Override
                public void alive() {
                    events.alive();
                }

                @Override
                public void unreachable() {
                    abort(Failure.of(Reason.CONNECTION_REFUSED, hop + ": nobody listens there."));
                }
            });
            abort(lost("The server closed the connection."));
        } catch (IOException e) {
            abort(lost("The connection broke: " + e.getMessage()));
        }
    }

    private static Failure lost(String detail) {
        return Failure.of(Reason.CONNECTION_LOST, detail);
    }

    private void take(byte[] bytes, FlowChannel channel) {
        try {
            SIPMessage message = new StringMsgParser()
                    .parseSIPMessage(bytes, true, false, EssentialHeaders.OTHERS_MAY_BE_UNREADABLE);
            if (message == null) {
                return;
            }
            channel.processMessage(message);
        } catch (ParseException e) {
            LOG.debug("Unreadable message from {}: {}", channel.getPeerAddress(), e.getMessage());
            refuse(bytes, channel, e);
        } catch (RuntimeException e) {
            LOG.debug("Message that the stack choked on from {}", channel.getPeerAddress(), e);
            refuse(bytes, channel, new ParseException("malformed", 0));
        }
    }

    private static void refuse(byte[] bytes, FlowChannel channel, ParseException why) {
        try {
            channel.refuse(bytes, why);
        } catch (IOException | RuntimeException e) {
            LOG.debug("No answer to an unreadable message: {}", e.toString());
        }
    }
}
