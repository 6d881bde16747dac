package org.isthmus.gateway.sip.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** TCP or TLS: messages one after the other on one connection, told apart by Content-Length (RFC 3261 section 18.3). */
final class StreamLine implements Line {

    private final Socket raw;
    private final Socket socket;
    private final OutputStream out;

    /**
     * Wraps a connected socket.
     *
     * @param raw the TCP connection under {@code socket}; the same one when there is no TLS
     */
    StreamLine(Socket raw, Socket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    @Override
    public void write(byte[] message, InetAddress peer, int port) throws IOException {
        synchronized (out) {
            out.write(message);
            out.flush();
        }
    }

    @Override
    public void probe() {
        // A connection tells by itself when the peer closes it.
    }

    @Override
    public void read(Inlet inlet) throws IOException {
        StreamFramer framer = new StreamFramer(socket.getInputStream(), () -> {
            inlet.alive();
            write("\r\n".getBytes(StandardCharsets.US_ASCII), raw.getInetAddress(), raw.getPort());
        });
        while (true) {
            byte[] message = framer.next(inlet::alive);
            if (message.length == 0) {
                return;
            }
            inlet.message(message, raw.getInetAddress(), raw.getPort());
        }
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // A socket that cannot be closed is as good as closed.
        }
    }
}
