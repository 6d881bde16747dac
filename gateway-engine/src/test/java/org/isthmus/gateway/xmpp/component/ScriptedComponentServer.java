package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.gateway.xmpp.StreamTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The component side of an XMPP server, on loopback, wrong things included. */
public final class ScriptedComponentServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptedComponentServer.class);

    static final String DOMAIN = "sip.test";
    static final String SECRET = "s3cret";

    enum Mood {
        NORMAL,
        KNOWS_NO_SUCH_COMPONENT,
        TAKES_CLIENTS_ONLY,
        CLOSES_AT_ONCE,
        SAYS_NOTHING,
        /** Reads nothing and writes nothing any more. */
        BLACK_HOLE
    }

    volatile Mood mood = Mood.NORMAL;
    volatile boolean returnsPings = true;
    volatile boolean goodbye = true;

    /** Whole stanzas of the component, as it wrote them. */
    public final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger goodbyes = new AtomicInteger();
    private final List<Connection> open = new CopyOnWriteArrayList<>();

    /** Java closes a socket that nobody holds any more, which is not the silence that a test asked for. */
    private final List<Connection> accepted = new CopyOnWriteArrayList<>();

    private final String domain;

    /** Keeps the port, so that nobody else listens there while this server does not. */
    private final Socket reservation = new Socket();

    private ServerSocket listening;
    private Thread acceptor;

    ScriptedComponentServer() throws IOException {
        this(DOMAIN);
    }

    /** @param domain of the component */
    public ScriptedComponentServer(String domain) throws IOException {
        this.domain = domain;
        reservation.setReuseAddress(true);
        reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listening = listen();
        acceptor = accept(listening);
    }

    private ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(reservation.getLocalSocketAddress());
        return socket;
    }

    private Thread accept(ServerSocket socket) {
        return Thread.ofVirtual().name("scripted-components").start(() -> acceptAll(socket));
    }

    public ComponentConfig config() {
        return new ComponentConfig("127.0.0.1", reservation.getLocalPort(), domain, SECRET);
    }

    /** Sends raw text to the component. */
    public void push(String xml) {
        open.getLast().write(xml.getBytes(StandardCharsets.UTF_8));
    }

    void push(byte[] bytes) {
        open.getLast().write(bytes);
    }

    /** Cuts the connections as a broken network does. */
    void cut() {
        open.forEach(Connection::cut);
        open.clear();
    }

    /** Nobody listens any more; that is so only when the one who accepted has noticed. */
    void stop() throws IOException {
        listening.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cut();
    }

    void startAgain() throws IOException {
        listening = listen();
        acceptor = accept(listening);
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Connection connection = new Connection(socket.accept());
                accepted.add(connection);
                connections.incrementAndGet();
                if (mood == Mood.CLOSES_AT_ONCE) {
                    connection.cut();
                } else {
                    Thread.ofVirtual().name("scripted-component").start(connection);
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        accepted.forEach(Connection::cut);
        reservation.close();
    }

    private final class Connection implements Runnable {

        private final Socket socket;
        private final OutputStream out;
        private final StreamTokens in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
            this.in = new StreamTokens(socket.getInputStream());
        }

        @Override
        public void run() {
            try {
                if (handshake()) {
                    open.add(this);
                    write("<handshake/>".getBytes(StandardCharsets.UTF_8));
                    boolean on = true;
                    while (on) {
                        on = serve(in.next());
                    }
                }
            } catch (IOException e) {
                cut();
            }
        }

        private boolean handshake() throws IOException {
            String header = in.next();
            if (mood == Mood.SAYS_NOTHING) {
                return false;
            }
            String namespace = mood == Mood.TAKES_CLIENTS_ONLY ? "jabber:client" : "jabber:component:accept";
            String id = "id-" + connections.get();
            write(("<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams' xmlns='"
                            + namespace + "' from='" + domain + "' id='" + id + "'>")
                    .getBytes(StandardCharsets.UTF_8));
            if (mood == Mood.KNOWS_NO_SUCH_COMPONENT
                    || !StreamTokens.attribute(header, "to").equals(domain)) {
                return refuse("host-unknown");
            }
            String proof = StreamTokens.text(in.next(), "handshake");
            String right = new StreamHeader(id, "").handshake(SECRET);
            return right.equals("<handshake>" + proof + "</handshake>") || refuse("not-authorized");
        }

        private boolean refuse(String condition) throws IOException {
            write(("<stream:error><" + condition
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>")
                    .getBytes(StandardCharsets.UTF_8));
            socket.close();
            return false;
        }

        private boolean serve(String token) throws IOException {
            if (mood == Mood.BLACK_HOLE) {
                return false;
            }
            if (token.isEmpty() || token.startsWith("</stream:stream")) {
                if (!token.isEmpty()) {
                    goodbyes.incrementAndGet();
                }
                if (goodbye) {
                    write("</stream:stream>".getBytes(StandardCharsets.UTF_8));
                }
                socket.close();
                return false;
            }
            boolean toItself = StreamTokens.attribute(token, "to").equals(domain)
                    && StreamTokens.attribute(token, "from").equals(domain);
            if (toItself && returnsPings) {
                write(token.getBytes(StandardCharsets.UTF_8));
            }
            received.add(token);
            return true;
        }

        synchronized void write(byte[] bytes) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                cut();
            }
        }

        void cut() {
            try {
                if (!socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
            } catch (IOException e) {
                LOG.debug("It was cut already.", e);
            }
        }
    }
}
