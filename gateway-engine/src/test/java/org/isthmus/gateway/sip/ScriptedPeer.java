package org.isthmus.gateway.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.isthmus.gateway.endpoint.HostPort;

/** A SIP server on loopback that does exactly what a test says, on plain sockets and without any SIP library. */
public final class ScriptedPeer implements AutoCloseable {

    private final Optional<DatagramSocket> udp;
    private final Optional<ServerSocket> listening;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<RawMessage> received = new CopyOnWriteArrayList<>();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private volatile Back lastBack = text -> {};
    public volatile boolean closeOnAccept;

    /** Sends text back to where a message came from. */
    @FunctionalInterface
    public interface Back {
        void send(String text) throws IOException;
    }

    /** Answers requests of one method. */
    @FunctionalInterface
    public interface Handler {
        void handle(RawMessage request, Back back) throws IOException;
    }

    private ScriptedPeer(Optional<DatagramSocket> udp, Optional<ServerSocket> listening) {
        this.udp = udp;
        this.listening = listening;
        udp.ifPresent(socket -> Thread.ofVirtual().start(() -> readDatagrams(socket)));
        listening.ifPresent(socket -> Thread.ofVirtual().start(() -> accept(socket)));
    }

    public static ScriptedPeer udp() throws IOException {
        return new ScriptedPeer(
                Optional.of(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))),
                Optional.empty());
    }

    public static ScriptedPeer tcp() throws IOException {
        return tcp(0);
    }

    public static ScriptedPeer tcp(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new ScriptedPeer(Optional.empty(), Optional.of(socket));
    }

    public static ScriptedPeer tls(SSLContext context) throws IOException {
        return new ScriptedPeer(
                Optional.empty(),
                Optional.of(
                        context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress())));
    }

    public int port() {
        return udp.map(DatagramSocket::getLocalPort)
                .orElseGet(() -> listening.orElseThrow().getLocalPort());
    }

    public HostPort at(String host) {
        return new HostPort(host, port());
    }

    public ScriptedPeer on(String method, Handler handler) {
        handlers.put(method, handler);
        return this;
    }

    /** Answers every REGISTER with 200. */
    public ScriptedPeer registersAnybody() {
        return on(
                "REGISTER",
                (request, back) ->
                        back.send(request.answer(200, "OK", "Contact: " + request.get("Contact") + ";expires=600")));
    }

    /** Everything, in the order in which it came. */
    public List<RawMessage> received() {
        return List.copyOf(received);
    }

    public List<RawMessage> received(String method) {
        return received.stream().filter(m -> m.method().equals(method)).toList();
    }

    /** The requests as often as they were sent. */
    public List<RawMessage> requests(String method) {
        return received(method).stream().filter(m -> !m.isResponse()).toList();
    }

    /** Each request once, however often a slow machine let it be sent again (RFC 3261 section 17.2.3). */
    public List<RawMessage> requestsOnce(String method) {
        Set<String> seen = new HashSet<>();
        return requests(method).stream()
                .filter(m -> seen.add(m.get("Via") + m.get("CSeq")))
                .toList();
    }

    public List<RawMessage> responses(String method) {
        return received(method).stream().filter(RawMessage::isResponse).toList();
    }

    /** All responses, to whatever. */
    public List<RawMessage> answers() {
        return received.stream().filter(RawMessage::isResponse).toList();
    }

    /** A peer that opened a connection to a server on loopback instead of being one. */
    public static ScriptedPeer connectedTo(int port) throws IOException {
        return connectedBy(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A peer at the other end of a connection that stands already. */
    public static ScriptedPeer connectedBy(Socket socket) throws IOException {
        ScriptedPeer peer = new ScriptedPeer(Optional.empty(), Optional.empty());
        peer.connections.add(socket);
        peer.lastBack = text -> {
            synchronized (socket) {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
        };
        Thread.ofVirtual().start(() -> peer.readStream(socket));
        return peer;
    }

    /** Sends a datagram to a port on loopback; characters up to U+00FF, as one byte each. */
    public void sendTo(int port, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        udp.orElseThrow().send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }

    /** Sends to whoever was heard last. */
    public void send(String text) throws IOException {
        lastBack.send(text);
    }

    /** The names that clients asked for in the TLS handshake (RFC 6066 section 3). */
    public List<String> askedNames() {
        return connections.stream()
                .filter(SSLSocket.class::isInstance)
                .map(socket -> (ExtendedSSLSession) ((SSLSocket) socket).getSession())
                .flatMap(session -> session.getRequestedServerNames().stream())
                .map(name -> ((SNIHostName) name).getAsciiName())
                .toList();
    }

    public void dropConnections() throws IOException {
        for (Socket socket : connections) {
            socket.close();
        }
        connections.clear();
    }

    private void readDatagrams(DatagramSocket socket) {
        byte[] buffer = new byte[65_535];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                SocketAddress from = packet.getSocketAddress();
                take(Arrays.copyOf(buffer, packet.getLength()), text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(bytes, bytes.length, from));
                });
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                if (closeOnAccept) {
                    socket.close();
                    continue;
                }
                connections.add(socket);
                Thread.ofVirtual().start(() -> readStream(socket));
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void readStream(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            Back back = text -> {
                synchronized (socket) {
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                }
            };
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int b;
            while ((b = in.read()) >= 0) {
                head.write(b);
                String text = head.toString(StandardCharsets.ISO_8859_1);
                if (text.equals("\r\n\r\n")) {
                    back.send("\r\n");
                    head.reset();
                } else if (text.endsWith("\r\n\r\n")) {
                    RawMessage message = RawMessage.parse(head.toByteArray());
                    head.writeBytes(in.readNBytes(Integer.parseInt(message.get("Content-Length"))));
                    take(head.toByteArray(), back);
                    head.reset();
                }
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void take(byte[] bytes, Back back) throws IOException {
        if (new String(bytes, StandardCharsets.US_ASCII).isBlank()) {
            return;
        }
        RawMessage message = RawMessage.parse(bytes);
        lastBack = back;
        received.add(message);
        Handler handler = handlers.get(message.method());
        if (!message.isResponse() && handler != null) {
            handler.handle(message, back);
        }
    }

    @Override
    public void close() throws IOException {
        udp.ifPresent(DatagramSocket::close);
        if (listening.isPresent()) {
            listening.get().close();
        }
        dropConnections();
    }
}
