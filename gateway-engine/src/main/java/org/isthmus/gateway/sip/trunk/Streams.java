package org.isthmus.gateway.sip.trunk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transaction.Channel;
import org.isthmus.gateway.sip.transport.FlowException;
import org.isthmus.gateway.sip.transport.Hop;
import org.isthmus.gateway.sip.transport.TlsClient;
import org.isthmus.gateway.sip.transport.Wire;

/**
 * All TCP and TLS connections, whoever opened them. A hop that there is a connection to is reached over it; over TLS only when
 * it was opened from here, because only then is it known who the peer is (RFC 5923 section 5).
 */
final class Streams implements StreamOwner, AutoCloseable {

    private static final int CONNECT_MILLIS = 4_000;
    private static final Duration HANDSHAKE = Duration.ofSeconds(6);
    private static final Duration FIRST_WORD = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofSeconds(15);
    private static final Duration ANSWER_LEAVES = Duration.ofSeconds(1);

    private final TrunkLimits limits;
    private final TlsClient tls;
    private final Scheduler scheduler;
    private final Inlet inlet;
    private final Set<StreamConnection> all = ConcurrentHashMap.newKeySet();
    private final Map<Key, StreamConnection> reusable = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param names whom the certificate has to be for; none with TCP */
    private record Key(Wire wire, InetSocketAddress peer, Set<String> names) {}

    Streams(TrunkLimits limits, TlsClient tls, Scheduler scheduler, Inlet inlet) {
        this.limits = limits;
        this.tls = tls;
        this.scheduler = scheduler;
        this.inlet = inlet;
    }

    void start() {
        scheduler.after(SWEEP, this::sweep);
    }

    int size() {
        return all.size();
    }

    /** The connection to a hop; it may still have to come about. */
    Channel towards(Hop hop) {
        InetSocketAddress peer = new InetSocketAddress(hop.address(), hop.port());
        Key key = new Key(hop.wire(), peer, hop.wire() == Wire.TLS ? hop.names() : Set.of());
        StreamConnection known = reusable.get(key);
        if (known != null && !known.isClosed()) {
            return known;
        }
        return open(hop, key);
    }

    /** The connection to where a response has to go when the one that its request came on is gone. */
    Channel towards(Wire wire, InetSocketAddress peer) {
        InetAddress address = peer.getAddress();
        return towards(
                new Hop(address.getHostAddress(), Set.of(address.getHostAddress()), address, peer.getPort(), wire));
    }

    private synchronized StreamConnection open(Hop hop, Key key) {
        StreamConnection known = reusable.get(key);
        if (known != null && !known.isClosed()) {
            return known;
        }
        StreamConnection connection = new StreamConnection(hop.wire(), key.peer(), this);
        if (closed || all.size() >= limits.connections()) {
            connection.close(Failure.of(Reason.TOO_MANY, "There are " + all.size() + " connections already."));
            return connection;
        }
        all.add(connection);
        reusable.put(key, connection);
        Thread.ofVirtual().name("sip-" + hop).start(() -> connect(connection, hop, key.peer()));
        return connection;
    }

    private void connect(StreamConnection connection, Hop hop, InetSocketAddress peer) {
        Socket raw = new Socket();
        if (!connection.opening(raw)) {
            return;
        }
        try {
            raw.setTcpNoDelay(true);
            raw.setKeepAlive(true);
            raw.connect(peer, CONNECT_MILLIS);
            connection.run(hop.wire() == Wire.TLS ? secured(raw, hop, connection) : raw);
        } catch (FlowException e) {
            connection.close(e.failure());
        } catch (IOException e) {
            connection.close(Failure.of(Reason.CONNECTION_REFUSED, hop + ": " + e.getMessage()));
        }
    }

    private Socket secured(Socket raw, Hop hop, StreamConnection connection) throws FlowException {
        Scheduler.Task late = scheduler.after(HANDSHAKE, () -> connection.close(timedOut(connection)));
        try {
            return tls.secure(raw, hop);
        } finally {
            late.cancel();
        }
    }

    /** Serves a connection that was opened by the peer; blocks until it ends. */
    void serve(StreamListener.Accepted accepted) {
        InetSocketAddress peer = accepted.peer();
        StreamConnection connection = new StreamConnection(accepted.wire(), peer, this);
        if (!connection.opening(accepted.raw()) || closed || isTooMany(peer.getAddress())) {
            connection.close(Failure.of(Reason.TOO_MANY, "Too many connections for one more from " + peer));
            return;
        }
        all.add(connection);
        Scheduler.Task late = scheduler.after(HANDSHAKE, () -> connection.close(timedOut(connection)));
        try {
            Socket socket = accepted.handshake();
            late.cancel();
            if (accepted.wire() == Wire.TCP) {
                reusable.putIfAbsent(new Key(Wire.TCP, peer, Set.of()), connection);
            }
            connection.run(socket);
        } catch (IOException e) {
            connection.close(Failure.of(Reason.CONNECTION_LOST, connection + ": " + e.getMessage()));
        } finally {
            late.cancel();
        }
    }

    private boolean isTooMany(InetAddress address) {
        return all.size() >= limits.connections()
                || all.stream()
                                .filter(other -> other.peer().getAddress().equals(address))
                                .count()
                        >= limits.connectionsPerAddress();
    }

    private static Failure timedOut(StreamConnection connection) {
        return Failure.of(Reason.TIMEOUT, connection + " did not finish the TLS handshake.");
    }

    private void sweep() {
        Instant heardBefore = now().minus(limits.idle());
        Instant firstHeardBefore = limits.idle().compareTo(FIRST_WORD) < 0 ? heardBefore : now().minus(FIRST_WORD);
        List<StreamConnection> idle = all.stream()
                .filter(connection -> connection.isIdle(heardBefore, firstHeardBefore))
                .toList();
        idle.forEach(connection ->
                connection.close(Failure.of(Reason.CONNECTION_LOST, connection + " was silent for too long.")));
        if (!closed) {
            scheduler.after(SWEEP, this::sweep);
        }
    }

    @Override
    public Instant now() {
        return scheduler.instant();
    }

    @Override
    public int mostUnsent() {
        return limits.unsent();
    }

    @Override
    public void soon(Runnable action) {
        scheduler.after(ANSWER_LEAVES, action);
    }

    @Override
    public void message(byte[] message, Origin origin) {
        inlet.message(message, origin);
    }

    @Override
    public void closed(StreamConnection connection) {
        all.remove(connection);
        reusable.values().remove(connection);
    }

    /** Answers that are on their way get a moment to leave. */
    @Override
    public void close() {
        closed = true;
        Failure why = Failure.of(Reason.CONNECTION_LOST, "The trunk is closed.");
        List<StreamConnection> open = List.copyOf(all);
        open.forEach(connection -> connection.closeAfterWriting(why));
        soon(() -> open.forEach(connection -> connection.close(why)));
    }
}
