package org.isthmus.tests.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.isthmus.gateway.endpoint.HostPort;

/** A port of this computer where connections meet with something. */
public final class Door implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ServerSocket listening;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** What happens to a connection. */
    @FunctionalInterface
    private interface Fate {
        void meet(Socket socket) throws IOException;
    }

    private Door(ServerSocket listening, Fate fate) {
        this.listening = listening;
        Thread.ofVirtual().name("door").start(() -> accept(fate));
    }

    /** Nobody listens; connections are refused. */
    public static Door shut() {
        Door door = new Door(listen(), Socket::close);
        door.close();
        return door;
    }

    /** Accepts, and closes at once. */
    public static Door closing() {
        return new Door(listen(), Socket::close);
    }

    /** Accepts, and never says anything. */
    public static Door silent() {
        return new Door(listen(), _ -> {});
    }

    /** Speaks TLS, and hands what it hears to a server of this computer that does not. */
    public static Door tls(SSLContext context, int port) {
        try {
            return new Door(
                    context.getServerSocketFactory().createServerSocket(0, 50, LOOPBACK),
                    socket -> join(socket, new Socket(LOOPBACK, port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands everything to a server of this computer and back. */
    public static Door leading(int port) {
        return new Door(listen(), socket -> join(socket, new Socket(LOOPBACK, port)));
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, LOOPBACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HostPort at(String host) {
        return new HostPort(host, listening.getLocalPort());
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Breaks all connections off, as a network that forgets them; new ones are taken. */
    public void reset() {
        for (Socket socket : connections) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // It is gone already.
            }
            closeQuietly(socket);
        }
    }

    /** How many connections there have been. */
    public int visits() {
        return connections.size();
    }

    private void accept(Fate fate) {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> meet(fate, socket));
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private static void meet(Fate fate, Socket socket) {
        try {
            fate.meet(socket);
        } catch (IOException e) {
            closeQuietly(socket);
        }
    }

    private static void join(Socket outside, Socket inside) throws IOException {
        // Otherwise small writes wait for the acknowledgement of the one before, up to 40 ms each.
        outside.setTcpNoDelay(true);
        inside.setTcpNoDelay(true);
        Thread back = Thread.ofVirtual().start(() -> copy(inside, outside));
        copy(outside, inside);
        try {
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(outside);
        closeQuietly(inside);
    }

    /** Who has said everything may still be told something. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two is gone, and so goes the other.
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(Door::closeQuietly);
    }
}
