package org.isthmus.media.path;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where packets of one component go: to the address in the description, or, behind a NAT, to where the other side's
 * packets come from (symmetric RTP, RFC 4961). A stranger that guesses the port takes nothing over while the other side's
 * packets come in. Any thread.
 */
public final class Peer {

    /** After this silence packets from another address may be the other side's. */
    private static final long SILENCE_NANOS = 2_000_000_000L;

    private final LongSupplier nanoTime;
    private Optional<InetSocketAddress> said = Optional.empty();
    private Optional<InetSocketAddress> seen = Optional.empty();
    private long lastHeard;

    public Peer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The address in the description; saying the same again changes nothing. */
    public synchronized void say(InetSocketAddress address) {
        if (!said.equals(Optional.of(address))) {
            said = Optional.of(address);
            seen = Optional.empty();
        }
    }

    public synchronized void forget() {
        said = Optional.empty();
        seen = Optional.empty();
    }

    public synchronized Optional<InetSocketAddress> target() {
        return seen.or(() -> said);
    }

    /** Whether a packet from there may be the other side's. */
    public synchronized boolean mayBe(InetSocketAddress source) {
        return said.isPresent()
                && (seen.isEmpty()
                        || seen.get().equals(source)
                        || said.get().equals(source)
                        || nanoTime.getAsLong() - lastHeard > SILENCE_NANOS);
    }

    /** A packet from there proved good. */
    public synchronized void heard(InetSocketAddress source) {
        seen = Optional.of(source);
        lastHeard = nanoTime.getAsLong();
    }
}
