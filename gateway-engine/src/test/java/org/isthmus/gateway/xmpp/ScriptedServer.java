package org.isthmus.gateway.xmpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** An XMPP server for one user, on loopback, that does what a test tells it to, wrong things included. */
final class ScriptedServer implements AutoCloseable {

    static final String DOMAIN = "x.test";
    static final String ARCHIVED_AT = "2026-01-02T03:04:05Z";
    static final String USER = "ann";
    static final String PASSWORD = "s3cret";

    /** What the server does with connections. */
    enum Mood {
        NORMAL,
        CLOSES_AT_ONCE,
        SAYS_NOTHING,
        /** Reads nothing and writes nothing any more, on the connections that there are and on new ones. */
        BLACK_HOLE
    }

    volatile Mood mood = Mood.NORMAL;
    volatile List<String> mechanisms = List.of("SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512", "PLAIN");
    volatile Optional<SSLContext> tls;
    volatile boolean directTls;
    volatile boolean resumable = true;
    volatile boolean acknowledging = true;
    volatile boolean signatureIsWrong;
    volatile boolean archiveIsThere;

    final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger resumptions = new AtomicInteger();
    final List<String> mechanismsUsed = new CopyOnWriteArrayList<>();

    /** Archive id to the forwarded message, in order. */
    final Map<String, String> archive = java.util.Collections.synchronizedMap(new java.util.LinkedHashMap<>());

    /** When what the archive holds was archived, by archive id; {@link #ARCHIVED_AT} for the others. */
    final Map<String, String> archivedAt = new ConcurrentHashMap<>();

    final Map<String, ScriptedStream.Resumable> sessions = new ConcurrentHashMap<>();
    private final List<ScriptedStream> streams = new CopyOnWriteArrayList<>();
    private final ServerSocket listening;

    ScriptedServer(SSLContext tls) throws IOException {
        this.tls = Optional.of(tls);
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("scripted-server").start(this::acceptAll);
    }

    void archived(String archiveId, String at, String message) {
        archivedAt.put(archiveId, at);
        archive.put(archiveId, message);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Sends to the client, now or when it resumes its stream. */
    void push(String xml) {
        streams.getLast().push(xml);
    }

    /** Cuts the connection as a broken network does; the session can be resumed. */
    void cut() {
        streams.forEach(ScriptedStream::cut);
    }

    /** Cuts the connection, and the server has forgotten everything. */
    void crash() {
        sessions.clear();
        cut();
    }

    private void acceptAll() {
        boolean open = true;
        while (open) {
            try {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                if (mood == Mood.CLOSES_AT_ONCE) {
                    socket.close();
                } else {
                    ScriptedStream stream = new ScriptedStream(this, socket);
                    streams.add(stream);
                    Thread.ofVirtual().name("scripted-stream").start(stream);
                }
            } catch (IOException e) {
                open = !listening.isClosed();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
