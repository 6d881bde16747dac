package org.isthmus.gateway.sip.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** Opens flows. One per process; owns the JAIN-SIP stack. */
public final class FlowOpener implements AutoCloseable {

    private static final int CONNECT_MILLIS = 4000;
    private static final Duration HANDSHAKE = Duration.ofSeconds(6);
    private static final int UDP_BUFFER = 4 * 1024 * 1024;

    private final Scheduler scheduler;
    private final TlsClient tls;
    private final SipStackCore stack;

    /**
     * Starts the stack.
     *
     * @param name names the stack among others in the process
     */
    public FlowOpener(String name, Scheduler scheduler, CertificateTrust trust) {
        this(name, scheduler, trust, Authorities.ofSystem());
    }

    /** @param authorities who may issue certificates */
    public FlowOpener(String name, Scheduler scheduler, CertificateTrust trust, X509TrustManager authorities) {
        this.scheduler = scheduler;
        this.tls = new TlsClient(authorities, trust, scheduler);
        try {
            stack = new SipStackCore(name);
            anchor(stack);
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException("The SIP stack does not start.", e);
        } catch (SipException e) {
            throw new IllegalStateException("The SIP stack has no place to start from.", e);
        }
    }

    /** The stack shuts down together with its last provider and leaks a thread each time, so one provider stays. */
    private static void anchor(SipStackCore stack) throws SipException {
        FlowProcessor nowhere =
                new FlowProcessor(NowhereLine.INSTANCE, InetAddress.getLoopbackAddress(), 1, Wire.UDP, stack);
        stack.attach(nowhere, NowhereLine.EVENTS);
    }

    /**
     * Connects; blocks for a few seconds at most.
     *
     * @param steps told of CONNECT and CERTIFICATE as they go on, but not of the failure that is thrown
     */
    public Flow open(Hop hop, FlowEvents events, Consumer<SetupStep> steps) throws FlowException {
        steps.accept(SetupStep.running(SetupStep.Kind.CONNECT, hop.toString()));
        try {
            return hop.wire() == Wire.UDP ? datagrams(hop, events, steps) : stream(hop, events, steps);
        } catch (SipException e) {
            throw failed(Reason.INTERNAL, "The stack refused the connection: " + e.getMessage());
        }
    }

    private Flow datagrams(Hop hop, FlowEvents events, Consumer<SetupStep> steps) throws FlowException, SipException {
        InetAddress local = localAddressTowards(hop);
        DatagramSocket socket;
        DatagramSocket probe;
        try {
            socket = new DatagramSocket(new InetSocketAddress(local, 0));
            socket.setOption(StandardSocketOptions.SO_RCVBUF, UDP_BUFFER);
            probe = new DatagramSocket(new InetSocketAddress(local, 0));
            probe.connect(new InetSocketAddress(hop.address(), hop.port()));
        } catch (IOException e) {
            throw failed(
                    Reason.CONNECTION_REFUSED, "No UDP socket on " + local.getHostAddress() + ": " + e.getMessage());
        }
        steps.accept(SetupStep.done(SetupStep.Kind.CONNECT, hop.toString()));
        steps.accept(SetupStep.skipped(SetupStep.Kind.CERTIFICATE, "UDP is not encrypted."));
        return flow(hop, describe(hop, "UDP"), new DatagramLine(socket, probe), local, socket.getLocalPort(), events);
    }

    private static InetAddress localAddressTowards(Hop hop) throws FlowException {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(hop.address(), hop.port()));
            return probe.getLocalAddress();
        } catch (IOException | RuntimeException e) {
            throw failed(Reason.CONNECTION_REFUSED, "There is no way to " + hop + ": " + e.getMessage());
        }
    }

    private Flow stream(Hop hop, FlowEvents events, Consumer<SetupStep> steps) throws FlowException, SipException {
        Socket raw = new Socket();
        boolean opened = false;
        try {
            connect(raw, hop);
            steps.accept(SetupStep.done(SetupStep.Kind.CONNECT, hop.toString()));
            Socket socket = raw;
            String protocol = hop.wire().name();
            if (hop.wire() == Wire.TLS) {
                steps.accept(SetupStep.running(SetupStep.Kind.CERTIFICATE, hop.host()));
                SSLSocket secured = secured(raw, hop);
                protocol = secured.getSession().getProtocol().replace("TLSv", "TLS ");
                steps.accept(SetupStep.done(SetupStep.Kind.CERTIFICATE, protocol));
                socket = secured;
            } else {
                steps.accept(SetupStep.skipped(SetupStep.Kind.CERTIFICATE, "TCP is not encrypted."));
            }
            Flow flow = flow(
                    hop,
                    describe(hop, protocol),
                    new StreamLine(raw, socket),
                    raw.getLocalAddress(),
                    raw.getLocalPort(),
                    events);
            opened = true;
            return flow;
        } catch (IOException e) {
            throw failed(Reason.CONNECTION_LOST, "The connection to " + hop + " broke: " + e.getMessage());
        } finally {
            if (!opened) {
                closeQuietly(raw);
            }
        }
    }

    private static void connect(Socket socket, Hop hop) throws FlowException {
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(hop.address(), hop.port()), CONNECT_MILLIS);
        } catch (SocketTimeoutException e) {
            throw failed(Reason.TIMEOUT, hop + " did not answer within " + CONNECT_MILLIS / 1000 + " s.");
        } catch (ConnectException | NoRouteToHostException e) {
            throw failed(Reason.CONNECTION_REFUSED, hop + ": " + e.getMessage());
        } catch (IOException e) {
            throw failed(Reason.CONNECTION_LOST, hop + ": " + e.getMessage());
        }
    }

    private SSLSocket secured(Socket raw, Hop hop) throws FlowException, IOException {
        AtomicBoolean tooLate = new AtomicBoolean();
        Scheduler.Task watchdog = scheduler.after(HANDSHAKE, () -> {
            tooLate.set(true);
            closeQuietly(raw);
        });
        try {
            return tls.secure(raw, hop);
        } catch (FlowException e) {
            if (tooLate.get()) {
                throw new FlowException(
                        SetupStep.Kind.CERTIFICATE,
                        Failure.of(Reason.TIMEOUT, "The server did not finish the TLS handshake."));
            }
            throw e;
        } finally {
            watchdog.cancel();
        }
    }

    private Flow flow(Hop hop, String description, Line line, InetAddress local, int port, FlowEvents events)
            throws SipException {
        FlowProcessor processor = new FlowProcessor(line, local, port, hop.wire(), stack);
        return new Flow(hop, description, line, processor, stack, events);
    }

    private static String describe(Hop hop, String protocol) {
        return protocol + " to " + hop.toString().substring(hop.wire().name().length() + 1);
    }

    private static FlowException failed(Reason reason, String detail) {
        return new FlowException(SetupStep.Kind.CONNECT, Failure.of(reason, detail));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    @Override
    public void close() {
        stack.stop();
    }
}
