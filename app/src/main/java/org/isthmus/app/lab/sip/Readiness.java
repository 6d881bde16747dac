package org.isthmus.app.lab.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Asks a server for its OPTIONS until it answers. The stack reads its sockets in threads of their own, and fails when it is
 * stopped before they have begun; so nobody gets hold of a server that does not read yet.
 */
final class Readiness {

    private static final int PATIENCE_MILLIS = 250;
    private static final int ATTEMPTS = 12;
    private static final int LARGEST_ANSWER = 2048;

    private Readiness() {}

    /** @throws IOException when nothing answered for three seconds */
    static void await(String host, int port) throws IOException {
        InetSocketAddress server = new InetSocketAddress(host, port);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, 0))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] question = options(host, port, socket.getLocalPort()).getBytes(StandardCharsets.US_ASCII);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                socket.send(new DatagramPacket(question, question.length, server));
                if (answers(socket)) {
                    return;
                }
            }
        }
        throw new IOException("it does not answer on port " + port);
    }

    private static boolean answers(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[LARGEST_ANSWER], LARGEST_ANSWER));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static String options(String host, int port, int from) {
        return """
                OPTIONS sip:%1$s:%2$d SIP/2.0
                Via: SIP/2.0/UDP %1$s:%3$d;branch=z9hG4bKready%3$d
                Max-Forwards: 70
                From: <sip:ready@%1$s>;tag=ready
                To: <sip:%1$s:%2$d>
                Call-ID: ready-%3$d
                CSeq: 1 OPTIONS
                Content-Length: 0

                """.formatted(host, port, from).replace("\n", "\r\n");
    }
}
