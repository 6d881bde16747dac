package org.isthmus.media.path;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;
import org.isthmus.media.description.Transport.Endpoint;
import org.isthmus.media.description.Transport.Plain;

/** Two neighbouring ports, an even one for RTP and the next for RTCP (RFC 3550 section 11), without ICE. */
public final class PlainPath implements PacketPath {

    private static final int ATTEMPTS = 50;

    private final InetAddress address;
    private final PlainSocket rtp;
    private final PlainSocket rtcp;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean rtcpMux;

    private PlainPath(InetAddress address, PlainSocket rtp, PlainSocket rtcp) {
        this.address = address;
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    /**
     * Binds the ports.
     *
     * @param address where this side receives
     * @param nanoTime a clock that only runs forward
     */
    public static PlainPath open(InetAddress address, LongSupplier nanoTime, PacketHandler handler)
            throws MediaException {
        IOException last = new IOException("no even port");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Optional<PlainPath> path = pair(address, nanoTime, handler);
                if (path.isPresent()) {
                    return path.get();
                }
            } catch (IOException e) {
                last = e;
            }
        }
        throw new MediaException(
                MediaException.Cause.LOCAL,
                "No port for media could be opened on " + address.getHostAddress() + ".",
                last);
    }

    private static Optional<PlainPath> pair(InetAddress address, LongSupplier nanoTime, PacketHandler handler)
            throws IOException {
        PlainSocket first = PlainSocket.open(Transport.RTP, address, 0, nanoTime, handler);
        if (first.port() % 2 != 0) {
            first.close();
            return Optional.empty();
        }
        try {
            PlainSocket second = PlainSocket.open(Transport.RTCP, address, first.port() + 1, nanoTime, handler);
            return Optional.of(new PlainPath(address, first, second));
        } catch (IOException e) {
            first.close();
            throw e;
        }
    }

    @Override
    public Plain local() {
        String host = address.getHostAddress();
        return new Plain(
                new Endpoint(host, rtp.port()),
                rtcpMux ? Optional.empty() : Optional.of(new Endpoint(host, rtcp.port())));
    }

    @Override
    public void connect(Transport remote, boolean mux) throws MediaException {
        Plain plain = standard(remote);
        InetSocketAddress media = Remote.address(plain.rtp());
        if (media.getAddress().isAnyLocalAddress()) {
            // RFC 2543 section B.4: on hold, with nowhere to send to.
            rtp.peer().forget();
            rtcp.peer().forget();
        } else {
            rtp.peer().say(media);
            rtcp.peer()
                    .say(plain.rtcp().isPresent() ? Remote.address(plain.rtcp().get()) : Remote.next(media));
        }
        rtcpMux = mux;
        ready.complete(null);
    }

    private static Plain standard(Transport remote) throws MediaException {
        return switch (remote) {
            case Plain plain -> plain;
            case Transport.Ice ice ->
                ice.standard()
                        .orElseThrow(() -> new MediaException(
                                MediaException.Cause.CONNECTIVITY, "The other side says no address to send to."));
        };
    }

    @Override
    public void add(List<Candidate> candidates) {
        // Without ICE there is only the address in the description.
    }

    @Override
    public CompletableFuture<Void> ready() {
        return ready;
    }

    @Override
    public CompletableFuture<Void> lost() {
        // Without ICE nobody can tell a path that is lost from a side that is silent.
        return new CompletableFuture<>();
    }

    @Override
    public void send(int component, byte[] packet, int length) {
        (component == Transport.RTP ? rtp : rtcp).send(packet, length);
    }

    @Override
    public MediaStatistics.Path kind() {
        return MediaStatistics.Path.PLAIN;
    }

    @Override
    public void close() {
        rtp.close();
        rtcp.close();
    }
}
