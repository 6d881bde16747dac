package org.isthmus.gateway.sip.trunk;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transaction.Channel;
import org.isthmus.gateway.sip.transport.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A UDP socket, with one thread that reads it, so that what comes stays in order. */
final class UdpPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);
    private static final int LARGEST = 65_535;
    private static final int BUFFER = 8 * 1024 * 1024;
    private static final int MOST_FAILURES = 1_000;

    private final DatagramSocket socket;
    private final InetSocketAddress local;
    private final Inlet inlet;

    UdpPort(InetSocketAddress wanted, Inlet inlet) throws IOException {
        this.inlet = inlet;
        this.socket = new DatagramSocket(wanted);
        this.local = (InetSocketAddress) socket.getLocalSocketAddress();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        socket.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
    }

    void start() {
        Thread.ofPlatform().name("sip-udp-" + socket.getLocalPort()).daemon().start(this::read);
    }

    InetSocketAddress local() {
        return local;
    }

    /** Whether datagrams can leave from here towards that address. */
    boolean reaches(InetAddress address) {
        InetAddress here = local.getAddress();
        return here.getClass().equals(address.getClass()) || (here instanceof Inet6Address && here.isAnyLocalAddress());
    }

    Channel to(InetSocketAddress peer) {
        return new Datagrams(peer);
    }

    private void read() {
        byte[] buffer = new byte[LARGEST];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        int failures = 0;
        while (!socket.isClosed() && failures < MOST_FAILURES) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
                InetSocketAddress peer = (InetSocketAddress) packet.getSocketAddress();
                inlet.message(Arrays.copyOf(buffer, packet.getLength()), new Origin(Wire.UDP, peer, this::to));
                failures = 0;
            } catch (IOException e) {
                failures++;
                LOG.debug("UDP {} did not read: {}", local, e.toString());
            } catch (RuntimeException e) {
                LOG.error("A datagram was not handled.", e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    /** The way to one peer. */
    private final class Datagrams implements Channel {

        private final InetSocketAddress peer;

        Datagrams(InetSocketAddress peer) {
            this.peer = peer;
        }

        @Override
        public boolean isReliable() {
            return false;
        }

        @Override
        public void send(byte[] message, Watch watch) {
            try {
                socket.send(new DatagramPacket(message, message.length, peer));
            } catch (IOException | IllegalArgumentException e) {
                watch.lost(Failure.of(Reason.CONNECTION_LOST, "UDP to " + peer + ": " + e.getMessage()), false);
            }
        }

        @Override
        public void forget(Watch watch) {
            // A datagram is never heard of again.
        }
    }
}
