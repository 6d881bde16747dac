package org.isthmus.media.path;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A UDP socket of one component, with a thread that reads it. */
final class PlainSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlainSocket.class);
    private static final int LARGEST_PACKET = 4096;
    private static final int RECEIVE_BUFFER = 1 << 18;

    private final int component;
    private final DatagramSocket socket;
    private final Peer peer;
    private final PacketHandler handler;

    private PlainSocket(int component, DatagramSocket socket, LongSupplier nanoTime, PacketHandler handler) {
        this.component = component;
        this.socket = socket;
        this.handler = handler;
        peer = new Peer(nanoTime);
        Thread.ofVirtual().name("rtp-socket").start(this::read);
    }

    static PlainSocket open(int component, InetAddress address, int port, LongSupplier nanoTime, PacketHandler handler)
            throws IOException {
        DatagramSocket socket = new DatagramSocket(port, address);
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        return new PlainSocket(component, socket, nanoTime, handler);
    }

    int port() {
        return socket.getLocalPort();
    }

    Peer peer() {
        return peer;
    }

    private void read() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_PACKET], LARGEST_PACKET);
        while (!socket.isClosed()) {
            packet.setLength(LARGEST_PACKET);
            try {
                socket.receive(packet);
                InetSocketAddress source = new InetSocketAddress(packet.getAddress(), packet.getPort());
                if (peer.mayBe(source) && handler.packet(component, packet.getData(), packet.getLength())) {
                    peer.heard(source);
                }
            } catch (IOException | RuntimeException e) {
                // A port that nobody listens on is told as an error of the next call; the call goes on.
                LOG.debug("Receiving failed", e);
            }
        }
    }

    void send(byte[] packet, int length) {
        Optional<InetSocketAddress> target = peer.target();
        if (target.isEmpty()) {
            return;
        }
        try {
            socket.send(new DatagramPacket(packet, length, target.get()));
        } catch (IOException e) {
            LOG.debug("Sending failed", e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
