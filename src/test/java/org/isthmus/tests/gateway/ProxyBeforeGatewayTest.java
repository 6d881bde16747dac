package org.isthmus.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.isthmus.tests.peer.Kamailio;
import org.isthmus.tests.peer.ScriptUser;
import org.isthmus.tests.peer.SipUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy in front of a gateway is what the tests take it for: it carries requests to the gateway and from it. */
@Tag("peer")
class ProxyBeforeGatewayTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    private Path folder;

    private Path room(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** What the gateway says to a request: 200, with the headers that an answer takes over. */
    private static byte[] accepted(String request) {
        String kept = request.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .map(line -> line.matches("(?i)to:.*") ? line + ";tag=gateway" : line)
                .collect(Collectors.joining("\r\n"));
        return ("SIP/2.0 200 OK\r\n" + kept + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void carriesRequestsOverUdpBothWays() throws IOException {
        try (DatagramSocket gateway = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                Kamailio proxy = Kamailio.startBefore(
                        new Kamailio.Gateway("xmpp.test", gateway.getLocalPort(), "udp", true),
                        room("kamailio"),
                        "cem");
                SipUser cem = SipUser.signIn(room("cem"), "cem", proxy)) {
            gateway.setSoTimeout(PATIENCE_MILLIS);
            cem.send("m1", "sip:ann@xmpp.test", "Hello");
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            gateway.receive(packet);
            String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertThat(request).startsWith("MESSAGE sip:ann@xmpp.test ").contains("sip:cem@sip.test");
            byte[] answer = accepted(request);
            gateway.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            await().atMost(SOON).until(() -> !cem.events("answer").isEmpty());
            assertThat(cem.events("answer").getFirst().get("status").asInt()).isEqualTo(200);

            byte[] message = message(gateway.getLocalPort()).getBytes(StandardCharsets.UTF_8);
            gateway.send(new DatagramPacket(message, message.length, LOOPBACK, proxy.port()));
            await().atMost(SOON).until(() -> !cem.texts().isEmpty());
            assertThat(cem.texts()).extracting(ScriptUser.Text::body).containsExactly("From afar");
        }
    }

    private static String message(int port) {
        return "MESSAGE sip:cem@sip.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + port
                + ";branch=z9hG4bKgateway1;rport\r\nMax-Forwards: 70\r\nFrom: <sip:ann@xmpp.test>;tag=1\r\n"
                + "To: <sip:cem@sip.test>\r\nCall-ID: gateway-1\r\nCSeq: 1 MESSAGE\r\n"
                + "Content-Type: text/plain\r\nContent-Length: 9\r\n\r\nFrom afar";
    }

    @Test
    void carriesRequestsToTheGatewayOverTcp() throws IOException {
        try (ServerSocket gateway = new ServerSocket(0, 5, LOOPBACK);
                Kamailio proxy = Kamailio.startBefore(
                        new Kamailio.Gateway("xmpp.test", gateway.getLocalPort(), "tcp", false),
                        room("kamailio"),
                        "cem");
                SipUser cem = SipUser.signIn(room("cem"), "cem", proxy)) {
            gateway.setSoTimeout(PATIENCE_MILLIS);
            cem.send("m1", "sip:ann@xmpp.test", "Hello");
            try (Socket connection = gateway.accept()) {
                String head = head(connection.getInputStream());
                assertThat(head).startsWith("MESSAGE sip:ann@xmpp.test ").contains("SIP/2.0/TCP");
                connection.getOutputStream().write(accepted(head));
                await().atMost(SOON).until(() -> !cem.events("answer").isEmpty());
                assertThat(cem.events("answer").getFirst().get("status").asInt())
                        .isEqualTo(200);
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            assertThat(next).isNotNegative();
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}
