package org.isthmus.media.ice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.Component;
import org.ice4j.ice.HostCandidate;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.RelayedCandidate;
import org.ice4j.socket.IceSocketWrapper;
import org.isthmus.media.path.PacketHandler;
import org.isthmus.media.path.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets behind the candidates of one component. Packets are taken from addresses that passed a check, or from the one
 * address that a side without ICE said.
 */
final class IceSockets {

    private static final Logger LOG = LoggerFactory.getLogger(IceSockets.class);
    private static final int LARGEST_PACKET = 4096;

    private final Component component;
    private final PacketHandler handler;
    private final Map<LocalCandidate, IceSocketWrapper> sockets = new ConcurrentHashMap<>();
    private final Set<InetSocketAddress> checked = ConcurrentHashMap.newKeySet();
    private volatile Optional<Peer> peer = Optional.empty();
    private volatile Optional<Route> route = Optional.empty();
    private volatile boolean closed;

    IceSockets(Component component, PacketHandler handler) {
        this.component = component;
        this.handler = handler;
    }

    /** Reads the sockets of candidates that are new. */
    void refresh() {
        for (LocalCandidate candidate : component.getLocalCandidates()) {
            socket(candidate).ifPresent(socket -> {
                if (sockets.putIfAbsent(candidate, socket) == null) {
                    Thread.ofVirtual().name("ice-socket").start(() -> read(socket));
                }
            });
        }
    }

    private static Optional<IceSocketWrapper> socket(LocalCandidate candidate) {
        return switch (candidate) {
            case HostCandidate host -> Optional.of(host.getCandidateIceSocketWrapper());
            case RelayedCandidate relayed -> Optional.of(relayed.getCandidateIceSocketWrapper());
            default -> Optional.empty();
        };
    }

    private void read(IceSocketWrapper socket) {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_PACKET], LARGEST_PACKET);
        while (!closed) {
            try {
                packet.setData(packet.getData(), 0, packet.getData().length);
                socket.receive(packet);
                take(packet, new InetSocketAddress(packet.getAddress(), packet.getPort()));
            } catch (IOException e) {
                if (isClosed(socket)) {
                    return;
                }
                LOG.debug("Receiving failed", e);
            } catch (RuntimeException e) {
                LOG.warn("A packet could not be handled", e);
            }
        }
    }

    private void take(DatagramPacket packet, InetSocketAddress source) {
        Optional<Peer> without = peer;
        if (checked.contains(source)
                || without.filter(known -> known.mayBe(source)).isPresent()) {
            if (handler.packet(component.getComponentID(), packet.getData(), packet.getLength())) {
                without.ifPresent(known -> known.heard(source));
            }
        }
    }

    private static boolean isClosed(IceSocketWrapper socket) {
        return socket.getUDPSocket() == null || socket.getUDPSocket().isClosed();
    }

    /** The pair passed its check. */
    void checked(CandidatePair pair) {
        checked.add(plain(pair.getRemoteCandidate().getTransportAddress()));
        if (route.isEmpty()) {
            use(pair);
        }
    }

    /** Sends on this pair from now on. */
    void use(CandidatePair pair) {
        LocalCandidate local = pair.getLocalCandidate();
        LocalCandidate base = local.getBase() == null ? local : local.getBase();
        socket(base)
                .ifPresent(socket -> route = Optional.of(
                        new Route(socket, plain(pair.getRemoteCandidate().getTransportAddress()))));
    }

    /** Sends without ICE, from the candidate that the description said as the standard. */
    void useWithoutChecks(InetSocketAddress remote, LongSupplier nanoTime) {
        Candidates.standard(component)
                .map(standard -> standard.getBase() == null ? standard : standard.getBase())
                .flatMap(IceSockets::socket)
                .ifPresent(socket -> {
                    Peer fresh = new Peer(nanoTime);
                    fresh.say(remote);
                    peer = Optional.of(fresh);
                    route = Optional.of(new Route(socket, remote));
                });
    }

    void stopSending() {
        route = Optional.empty();
    }

    /** The library's addresses are equal only to their own kind. */
    private static InetSocketAddress plain(InetSocketAddress address) {
        return new InetSocketAddress(address.getAddress(), address.getPort());
    }

    void send(byte[] packet, int length) {
        Optional<Route> known = route;
        if (known.isEmpty() || closed) {
            return;
        }
        try {
            InetSocketAddress target = peer.flatMap(Peer::target).orElse(known.get().remote);
            known.get().socket.send(new DatagramPacket(packet, length, target));
        } catch (IOException e) {
            LOG.debug("Sending failed", e);
        }
    }

    void close() {
        closed = true;
    }

    private record Route(IceSocketWrapper socket, InetSocketAddress remote) {}
}
