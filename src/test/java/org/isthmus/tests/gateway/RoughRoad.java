package org.isthmus.tests.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.isthmus.tests.peer.Door;

/** A way to a server of this computer on which datagrams get lost and connections break. */
final class RoughRoad implements AutoCloseable {

    private static final int LARGEST_DATAGRAM = 65_536;

    private final Door connections;
    private final DatagramSocket datagrams;
    private final InetSocketAddress server;
    private final double loss;
    private final SplittableRandom chance = new SplittableRandom(7);
    private final AtomicLong lost = new AtomicLong();

    /** @param loss share of datagrams that do not arrive, 0 to 1, each way */
    RoughRoad(int port, double loss) {
        this.loss = loss;
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        connections = Door.leading(port);
        try {
            datagrams = new DatagramSocket(new InetSocketAddress(server.getAddress(), connections.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("road").start(this::carry);
    }

    /** Where the road begins, for datagrams and for connections. */
    int port() {
        return connections.port();
    }

    void breakConnections() {
        connections.reset();
    }

    long lost() {
        return lost.get();
    }

    private void carry() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        SocketAddress client = server;
        try {
            while (true) {
                packet.setLength(LARGEST_DATAGRAM);
                datagrams.receive(packet);
                boolean fromServer = packet.getSocketAddress().equals(server);
                if (!fromServer) {
                    client = packet.getSocketAddress();
                }
                if (chance.nextDouble() < loss) {
                    lost.incrementAndGet();
                } else {
                    packet.setSocketAddress(fromServer ? client : server);
                    datagrams.send(packet);
                }
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    @Override
    public void close() {
        connections.close();
        datagrams.close();
    }
}
