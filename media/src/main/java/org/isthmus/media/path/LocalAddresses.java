package org.isthmus.media.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.media.MediaException;

/** The addresses of this computer that a call may use. */
public final class LocalAddresses {

    /** Addresses for documentation (RFC 5737, RFC 3849): nothing is sent there, only the route is asked for. */
    private static final List<String> ANYWHERE = List.of("192.0.2.1", "2001:db8::1");

    private static final int ANY_PORT = 9;

    private final Set<InetAddress> chosen;

    /** @param chosen the addresses to use; empty for all but loopback */
    public LocalAddresses(Set<InetAddress> chosen) {
        this.chosen = Set.copyOf(chosen);
    }

    /** All of them, IPv4 first; empty where there is no network. */
    public List<InetAddress> all() {
        if (!chosen.isEmpty()) {
            return List.copyOf(chosen);
        }
        try {
            List<InetAddress> found = NetworkInterface.networkInterfaces()
                    .filter(LocalAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
            List<InetAddress> ordered = new ArrayList<>(found);
            ordered.sort((a, b) -> Boolean.compare(a instanceof Inet6Address, b instanceof Inet6Address));
            return ordered;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (IOException e) {
            return false;
        }
    }

    /** The address from which packets to anywhere leave. */
    public InetAddress any() throws MediaException {
        List<InetAddress> all = all();
        for (String anywhere : ANYWHERE) {
            Optional<InetAddress> route = route(InetAddress.ofLiteral(anywhere)).filter(all::contains);
            if (route.isPresent()) {
                return route.get();
            }
        }
        return all.stream()
                .findFirst()
                .orElseThrow(() -> new MediaException(
                        MediaException.Cause.CONNECTIVITY, "This computer is not connected to a network."));
    }

    /** The address from which packets to there leave, where it may be used; else one of the same family. */
    public InetAddress towards(InetAddress there) throws MediaException {
        List<InetAddress> all = all();
        Optional<InetAddress> best = route(there)
                .filter(all::contains)
                .or(() -> all.stream()
                        .filter(own -> own instanceof Inet4Address == there instanceof Inet4Address)
                        .findFirst());
        return best.isPresent() ? best.get() : any();
    }

    private static Optional<InetAddress> route(InetAddress there) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(there, ANY_PORT));
            InetAddress local = socket.getLocalAddress();
            return local == null || local.isAnyLocalAddress() ? Optional.empty() : Optional.of(local);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
