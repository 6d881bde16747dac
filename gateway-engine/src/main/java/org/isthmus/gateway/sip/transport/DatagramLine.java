package org.isthmus.gateway.sip.transport;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.util.Arrays;

/**
 * UDP: one datagram, one message. A second socket, connected to the server, exists because only a connected one is told by the
 * operating system that the server's port is closed (RFC 1122 section 4.1.3.3).
 */
final class DatagramLine implements Line {

    private static final int LARGEST = 65_535;
    private static final byte[] PROBE = {'\r', '\n', '\r', '\n'};

    private final DatagramSocket socket;
    private final DatagramSocket probe;

    DatagramLine(DatagramSocket socket, DatagramSocket probe) {
        this.socket = socket;
        this.probe = probe;
    }

    @Override
    public void write(byte[] message, InetAddress peer, int port) throws IOException {
        socket.send(new DatagramPacket(message, message.length, peer, port));
    }

    @Override
    public void probe() throws IOException {
        probe.send(new DatagramPacket(PROBE, PROBE.length));
    }

    private void watch(Inlet inlet) {
        byte[] buffer = new byte[LARGEST];
        while (!probe.isClosed()) {
            try {
                probe.receive(new DatagramPacket(buffer, buffer.length));
            } catch (PortUnreachableException e) {
                inlet.unreachable();
                return;
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void read(Inlet inlet) throws IOException {
        Thread.ofVirtual().name("sip-udp-probe").start(() -> watch(inlet));
        byte[] buffer = new byte[LARGEST];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            byte[] message = Arrays.copyOf(buffer, packet.getLength());
            if (StreamFramer.isKeepalive(message)) {
                inlet.alive();
            } else {
                inlet.message(message, packet.getAddress(), packet.getPort());
            }
        }
    }

    @Override
    public void close() {
        probe.close();
        socket.close();
    }
}
