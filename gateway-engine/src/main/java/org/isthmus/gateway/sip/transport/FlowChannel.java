package org.isthmus.gateway.sip.transport;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** The way to one peer over a flow, as JAIN-SIP's transactions use it. */
final class FlowChannel extends MessageChannel implements RawMessageChannel {

    private final FlowProcessor processor;
    private final InetAddress peer;
    private final int peerPort;

    FlowChannel(FlowProcessor processor, InetAddress peer, int peerPort) {
        this.processor = processor;
        this.peer = peer;
        this.peerPort = peerPort;
        this.messageProcessor = processor;
    }

    /** Takes a message that came from the peer through the stack's transactions. */
    @Override
    public void processMessage(SIPMessage message) throws ParseException {
        message.setRemoteAddress(peer);
        message.setRemotePort(peerPort);
        message.setLocalAddress(processor.getIpAddress());
        message.setLocalPort(processor.getPort());
        message.setPeerPacketSourceAddress(peer);
        message.setPeerPacketSourcePort(peerPort);
        if (message instanceof SIPRequest request) {
            request.checkHeaders();
            markSource(request.getTopmostVia());
            take(request);
        } else if (message instanceof SIPResponse response) {
            response.checkHeaders();
            take(response);
        }
    }

    /** RFC 3261 section 18.2.1 and RFC 3581 section 4. */
    private void markSource(Via via) throws ParseException {
        if (via.hasParameter(Via.RPORT)) {
            via.setParameter(Via.RPORT, Integer.toString(peerPort));
            via.setParameter(Via.RECEIVED, peer.getHostAddress());
        } else if (!via.getHost().equals(peer.getHostAddress())) {
            via.setParameter(Via.RECEIVED, peer.getHostAddress());
        }
    }

    private void take(SIPRequest request) {
        ServerRequestInterface handler = getSIPStack().newSIPServerRequest(request, this);
        if (handler == null) {
            return;
        }
        try {
            handler.processRequest(request, this);
        } finally {
            if (handler instanceof SIPServerTransaction transaction && !transaction.passToListener()) {
                transaction.releaseSem();
            }
        }
    }

    private void take(SIPResponse response) {
        ServerResponseInterface handler = getSIPStack().newSIPServerResponse(response, this);
        if (handler == null) {
            return;
        }
        try {
            if (handler instanceof SIPClientTransaction transaction && !transaction.checkFromTag(response)) {
                return;
            }
            handler.processResponse(response, this);
        } finally {
            if (handler instanceof SIPTransaction transaction && !transaction.passToListener()) {
                transaction.releaseSem();
            }
        }
    }

    /** Answers 400 to a request that could not be read, where at least its Via could. */
    void refuse(byte[] message, ParseException why) throws IOException {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end + 2);
        if (head.startsWith("SIP/") || head.startsWith("ACK ")) {
            return;
        }
        String answer = createBadReqRes(head, new ParseException("malformed request", why.getErrorOffset()));
        if (answer == null) {
            return;
        }
        int type = answer.indexOf("\r\nContent-Type:");
        String withoutBody = type < 0 ? answer : answer.substring(0, type) + "\r\nContent-Length: 0\r\n\r\n";
        processor.line().write(withoutBody.getBytes(StandardCharsets.ISO_8859_1), peer, peerPort);
    }

    @Override
    public void sendMessage(SIPMessage message) throws IOException {
        sendMessage(message, peer, peerPort);
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int port, boolean reconnect) throws IOException {
        processor.line().write(message, receiver, port);
    }

    @Override
    public void close() {
        // The flow outlives the channels on it.
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return processor.getSIPStack();
    }

    @Override
    public String getTransport() {
        return processor.getTransport();
    }

    @Override
    public boolean isReliable() {
        return !Wire.UDP.name().equals(processor.getTransport());
    }

    @Override
    public boolean isSecure() {
        return processor.isSecure();
    }

    @Override
    public String getPeerAddress() {
        return peer.getHostAddress();
    }

    @Override
    protected InetAddress getPeerInetAddress() {
        return peer;
    }

    @Override
    protected String getPeerProtocol() {
        return processor.getTransport();
    }

    @Override
    public int getPeerPort() {
        return peerPort;
    }

    @Override
    public int getPeerPacketSourcePort() {
        return peerPort;
    }

    @Override
    public InetAddress getPeerPacketSourceAddress() {
        return peer;
    }

    @Override
    public String getKey() {
        return getKey(peer, peerPort, getTransport());
    }

    @Override
    public String getViaHost() {
        return processor.getIpAddress().getHostAddress();
    }

    @Override
    public int getViaPort() {
        return processor.getPort();
    }
}
