package org.isthmus.gateway.sip.trunk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.isthmus.gateway.sip.transport.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place where peers open TCP or TLS connections. */
final class StreamListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);
    private static final int BACKLOG = 256;

    private final Wire wire;
    private final Optional<SSLContext> tls;
    private final ServerSocket socket = new ServerSocket();
    private final Consumer<Accepted> accepted;

    /**
     * Begins to listen, but accepts nothing before {@link #start}.
     *
     * @param tls for TLS only
     * @param accepted called on a thread of its own for each connection; may block
     */
    StreamListener(InetSocketAddress local, Wire wire, Optional<SSLContext> tls, Consumer<Accepted> accepted)
            throws IOException {
        this.wire = wire;
        this.tls = tls;
        this.accepted = accepted;
        socket.setReuseAddress(true);
        socket.bind(local, BACKLOG);
    }

    /** A connection that a peer opened. */
    record Accepted(Wire wire, Socket raw, InetSocketAddress peer, Optional<SSLContext> tls) {

        /** Blocks until the peer has shaken hands, or the raw socket is closed. */
        Socket handshake() throws IOException {
            if (tls.isEmpty()) {
                return raw;
            }
            SSLSocket secured = (SSLSocket)
                    tls.get().getSocketFactory().createSocket(raw, peer.getHostString(), peer.getPort(), true);
            secured.setUseClientMode(false);
            secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secured.startHandshake();
            return secured;
        }
    }

    void start() {
        Thread.ofVirtual().name("sip-accept-" + local()).start(this::accept);
    }

    InetSocketAddress local() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket raw = socket.accept();
                raw.setTcpNoDelay(true);
                raw.setKeepAlive(true);
                Accepted connection = new Accepted(wire, raw, (InetSocketAddress) raw.getRemoteSocketAddress(), tls);
                Thread.ofVirtual().name("sip-" + connection.peer()).start(() -> accepted.accept(connection));
            } catch (IOException e) {
                LOG.debug("{} {} did not accept: {}", wire, local(), e.toString());
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
