package org.isthmus.gateway.sip.transport;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;

/** What JAIN-SIP sees of a {@link Flow}: the place where channels to peers come from. */
final class FlowProcessor extends MessageProcessor {

    private final Line line;

    FlowProcessor(Line line, InetAddress localAddress, int localPort, Wire wire, SIPTransactionStack stack) {
        super(localAddress, localPort, wire.name(), stack);
        this.line = line;
    }

    Line line() {
        return line;
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return sipStack;
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws IOException {
        return createMessageChannel(target.getInetAddress(), target.getPort());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress target, int port) {
        return new FlowChannel(this, target, port);
    }

    @Override
    public void start() {
        // The flow reads its own line.
    }

    @Override
    public void stop() {
        // The flow closes its own line.
    }

    @Override
    public int getDefaultTargetPort() {
        return isSecure() ? Wire.TLS.defaultPort() : Wire.UDP.defaultPort();
    }

    @Override
    public boolean isSecure() {
        return Wire.TLS.name().equals(getTransport());
    }

    @Override
    public int getMaximumMessageSize() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean inUse() {
        return false;
    }
}
