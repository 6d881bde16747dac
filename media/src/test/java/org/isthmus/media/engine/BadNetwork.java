package org.isthmus.media.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A way between two sides that loses packets, holds them up unevenly, and now and then lets none through. */
final class BadNetwork implements AutoCloseable {

    private final DatagramSocket near = socket();
    private final DatagramSocket far = socket();
    private final ScheduledExecutorService delays = Executors.newSingleThreadScheduledExecutor();
    private final double loss;
    private final int jitterMillis;
    private final Random random = new Random(42);
    private volatile long closedUntil;
    private volatile Optional<SocketAddress> nearSide = Optional.empty();
    private volatile Optional<SocketAddress> farSide = Optional.empty();

    BadNetwork(double loss, int jitterMillis) {
        this.loss = loss;
        this.jitterMillis = jitterMillis;
        Thread.ofVirtual().start(() -> carry(near, true));
        Thread.ofVirtual().start(() -> carry(far, false));
    }

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where the near side sends to. */
    int nearPort() {
        return near.getLocalPort();
    }

    /** Where the far side sends to. */
    int farPort() {
        return far.getLocalPort();
    }

    void between(int nearSidePort, int farSidePort) {
        nearSide = Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), nearSidePort));
        farSide = Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), farSidePort));
    }

    /** Lets nothing through for a while. */
    void interrupt(long millis) {
        closedUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void carry(DatagramSocket in, boolean fromNear) {
        while (!in.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            try {
                in.receive(packet);
            } catch (IOException e) {
                continue;
            }
            if (System.nanoTime() > closedUntil && random.nextDouble() >= loss) {
                delays.schedule(
                        () -> pass(packet, fromNear),
                        jitterMillis == 0 ? 0 : random.nextInt(jitterMillis),
                        TimeUnit.MILLISECONDS);
            }
        }
    }

    private void pass(DatagramPacket packet, boolean fromNear) {
        Optional<SocketAddress> target = fromNear ? farSide : nearSide;
        if (target.isEmpty() || far.isClosed()) {
            return;
        }
        try {
            packet.setSocketAddress(target.get());
            (fromNear ? far : near).send(packet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        near.close();
        far.close();
        delays.shutdownNow();
    }
}
