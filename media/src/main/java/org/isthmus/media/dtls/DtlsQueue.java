package org.isthmus.media.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/** The path of the media as the handshake sees it: records that came in wait in a short queue, as UDP would drop the rest. */
final class DtlsQueue implements DatagramTransport {

    private static final int MAX_WAITING = 64;
    private static final int LARGEST_RECORD = 1500;

    /** Leaves room for IPv6, UDP and a relay within an Ethernet frame. */
    private static final int SEND_LIMIT = 1200;

    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Consumer<byte[]> wire;

    DtlsQueue(Consumer<byte[]> wire) {
        this.wire = wire;
    }

    void add(byte[] packet, int length) {
        received.offer(Arrays.copyOf(packet, length));
    }

    @Override
    public int getReceiveLimit() {
        return LARGEST_RECORD;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] target, int offset, int room, int waitMillis) throws IOException {
        try {
            byte[] packet = received.poll(Math.max(1, waitMillis), TimeUnit.MILLISECONDS);
            if (packet == null) {
                return -1;
            }
            int count = Math.min(room, packet.length);
            System.arraycopy(packet, 0, target, offset, count);
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException ended = new InterruptedIOException("the call ended");
            ended.initCause(e);
            throw ended;
        }
    }

    @Override
    public void send(byte[] packet, int offset, int length) {
        wire.accept(Arrays.copyOfRange(packet, offset, offset + length));
    }

    @Override
    public void close() {
        received.clear();
    }
}
