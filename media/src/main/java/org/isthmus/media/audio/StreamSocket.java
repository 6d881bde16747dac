package org.isthmus.media.audio;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** What the library takes for a socket: packets come from and go to an RTP link, and nothing of it is on the network. */
final class StreamSocket extends DatagramSocket {

    /** Takes a packet that the library sends; the array may be changed until it returns. */
    @FunctionalInterface
    interface Outlet {
        void send(byte[] packet, int length);
    }

    /** Two seconds of sound; a library that reads slower than that has lost its time anyway. */
    private static final int MAX_WAITING = 100;

    private static final byte[] END = {};

    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Outlet outlet;
    private volatile boolean closed;

    StreamSocket(Outlet outlet) throws SocketException {
        super((SocketAddress) null);
        // Only the type is wanted; the real socket behind it would be one of the process's files.
        super.close();
        this.outlet = outlet;
    }

    /** Hands a packet to the library; the oldest is dropped where it does not read. */
    void offer(byte[] packet) {
        while (!received.offer(packet)) {
            received.poll();
        }
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        if (closed) {
            throw new SocketException("closed");
        }
        byte[] out = new byte[packet.getLength()];
        System.arraycopy(packet.getData(), packet.getOffset(), out, 0, out.length);
        outlet.send(out, out.length);
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        try {
            byte[] next = received.take();
            if (closed || next.length == 0) {
                received.offer(END);
                throw new SocketException("closed");
            }
            int count = Math.min(next.length, packet.getLength());
            System.arraycopy(next, 0, packet.getData(), packet.getOffset(), count);
            packet.setLength(count);
            packet.setAddress(InetAddress.getLoopbackAddress());
            packet.setPort(AudioStream.NOWHERE.getPort());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        offer(END);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getLocalPort() {
        return AudioStream.NOWHERE.getPort();
    }

    @Override
    public void setReceiveBufferSize(int size) {
        // There is no buffer of the system.
    }

    @Override
    public int getReceiveBufferSize() {
        return MAX_WAITING;
    }
}
