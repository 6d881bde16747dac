package org.isthmus.gateway.sip.trunk;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transaction.Channel;
import org.isthmus.gateway.sip.transport.StreamFramer;
import org.isthmus.gateway.sip.transport.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP or TLS connection. What is sent waits in a queue of limited size, from the time before the connection stands until the
 * peer has taken it, so that no sender ever waits for a peer.
 */
final class StreamConnection implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);
    private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int WRITTEN_AT_ONCE = 32 * 1024;

    private final Wire wire;
    private final InetSocketAddress peer;
    private final StreamOwner owner;
    private final Deque<Item> queue = new ArrayDeque<>();
    private final Set<Watch> watches = new HashSet<>();
    private int queued;
    private boolean writing;
    private boolean closed;
    private boolean spoke;
    private Optional<Failure> ending = Optional.empty();
    private Instant heard;
    private Optional<Socket> raw = Optional.empty();
    private Optional<Socket> secured = Optional.empty();

    private static final class Item {
        final byte[] bytes;
        final Watch watch;

        Item(byte[] bytes, Watch watch) {
            this.bytes = bytes;
            this.watch = watch;
        }
    }

    StreamConnection(Wire wire, InetSocketAddress peer, StreamOwner owner) {
        this.wire = wire;
        this.peer = peer;
        this.owner = owner;
        this.heard = owner.now();
    }

    InetSocketAddress peer() {
        return peer;
    }

    @Override
    public boolean isReliable() {
        return true;
    }

    @Override
    public void send(byte[] message, Watch watch) {
        boolean refused;
        boolean overflow;
        synchronized (this) {
            refused = closed;
            overflow = !closed && queued + message.length > owner.mostUnsent();
            if (!refused && !overflow) {
                queue.add(new Item(message, watch));
                queued += message.length;
                startWriting();
            }
        }
        if (overflow) {
            close(Failure.of(Reason.CONNECTION_LOST, this + " does not take what is sent to it."));
        }
        if (refused || overflow) {
            watch.lost(Failure.of(Reason.CONNECTION_LOST, this + " is closed."), false);
        }
    }

    @Override
    public synchronized void forget(Watch watch) {
        watches.remove(watch);
    }

    /** The TCP connection, so that {@link #close} can end even a handshake. */
    synchronized boolean opening(Socket socket) {
        raw = Optional.of(socket);
        return !closed;
    }

    /**
     * What is queued goes out now, and what comes in is read; blocks until the connection ends.
     *
     * @param socket the TLS socket, or the TCP connection itself
     */
    void run(Socket socket) {
        try {
            synchronized (this) {
                secured = Optional.of(socket);
                startWriting();
            }
            StreamFramer framer = new StreamFramer(socket.getInputStream(), () -> {
                heard();
                send(PONG, Watch.NOBODY);
            });
            Origin origin = new Origin(wire, peer, address -> this);
            for (byte[] message = framer.next(this::heard); message.length > 0; message = framer.next(this::heard)) {
                spoke();
                owner.message(message, origin);
            }
            closeAfterWriting(Failure.of(Reason.CONNECTION_LOST, this + " was closed by the peer."));
        } catch (StreamFramer.UnframedException e) {
            owner.message(e.head(), new Origin(wire, peer, address -> this));
            closeWhenWritten(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            close(Failure.of(Reason.CONNECTION_LOST, this + " broke: " + e.getMessage()));
        }
    }

    private synchronized void heard() {
        heard = owner.now();
    }

    private synchronized void spoke() {
        heard = owner.now();
        spoke = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Since when nothing came; a peer that never said anything counts as silent for longer. */
    synchronized boolean isIdle(Instant heardBefore, Instant firstHeardBefore) {
        return watches.isEmpty() && heard.isBefore(spoke ? heardBefore : firstHeardBefore);
    }

    private void startWriting() {
        if (!writing && secured.isPresent() && !queue.isEmpty()) {
            writing = true;
            Thread.ofVirtual().name("sip-write-" + peer).start(this::write);
        }
    }

    private void write() {
        try {
            for (byte[] next = next(); next.length > 0; next = next()) {
                OutputStream out = secured.orElseThrow().getOutputStream();
                out.write(next);
                out.flush();
            }
            ending().ifPresent(this::close);
        } catch (IOException e) {
            close(Failure.of(Reason.CONNECTION_LOST, this + " broke: " + e.getMessage()));
        }
    }

    /** As many messages as go well together. */
    private synchronized byte[] next() {
        List<byte[]> taken = new ArrayList<>();
        int size = 0;
        while (!queue.isEmpty() && (size == 0 || size + queue.peek().bytes.length <= WRITTEN_AT_ONCE)) {
            Item item = queue.remove();
            taken.add(item.bytes);
            size += item.bytes.length;
            if (item.watch.waitsForAnswer()) {
                watches.add(item.watch);
            }
        }
        queued -= size;
        writing = size > 0;
        if (taken.size() == 1) {
            return taken.getFirst();
        }
        byte[] together = new byte[size];
        int at = 0;
        for (byte[] bytes : taken) {
            System.arraycopy(bytes, 0, together, at, bytes.length);
            at += bytes.length;
        }
        return together;
    }

    /** What is queued still goes out; the peer may have closed only its own direction. */
    void closeAfterWriting(Failure why) {
        boolean nothingToWrite;
        synchronized (this) {
            ending = Optional.of(why);
            nothingToWrite = !writing;
        }
        if (nothingToWrite) {
            close(why);
        }
    }

    private synchronized Optional<Failure> ending() {
        return ending;
    }

    private void closeWhenWritten(String why) {
        send(PONG, Watch.NOBODY);
        owner.soon(() -> close(Failure.of(Reason.BAD_DATA, this + ": " + why)));
    }

    /** Ends the connection, and tells everybody who waits for something on it. */
    void close(Failure why) {
        List<Item> unsent;
        List<Watch> sent;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            unsent = List.copyOf(queue);
            queue.clear();
            sent = List.copyOf(watches);
            watches.clear();
        }
        LOG.debug("{}", why.detail());
        owner.closed(this);
        raw.ifPresent(StreamConnection::closeQuietly);
        sent.forEach(watch -> watch.lost(why, true));
        unsent.forEach(item -> item.watch.lost(why, false));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.trace("A socket did not close", e);
        }
    }

    @Override
    public String toString() {
        return wire + " " + peer;
    }
}
