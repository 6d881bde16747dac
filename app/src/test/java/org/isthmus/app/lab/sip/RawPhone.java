package org.isthmus.app.lab.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone on UDP that writes its requests by hand and answers everything with 200. */
final class RawPhone implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final DatagramSocket socket;
    private final int server;
    private final String user;
    private final String password;
    private int counter;

    RawPhone(int server, String user, String password) throws IOException {
        this.server = server;
        this.user = user;
        this.password = password;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    String contact() {
        return "<sip:" + user + "@127.0.0.1:" + socket.getLocalPort() + ">";
    }

    /** Sends a request, answers the challenge for the algorithm, and gives the final response. */
    String request(String method, String uri, String to, String algorithm, String extra, String body) throws Exception {
        String callId = "call-" + user + "-" + ++counter + "-" + socket.getLocalPort();
        send(method, uri, to, callId, 1, extra, body);
        String response =
                await(text -> text.startsWith("SIP/2.0") && text.contains(callId) && !text.startsWith("SIP/2.0 1"));
        if (!response.startsWith("SIP/2.0 401") && !response.startsWith("SIP/2.0 407")) {
            return response;
        }
        String challenge = response.lines()
                .filter(line -> line.contains("-Authenticate:") && line.contains("algorithm=" + algorithm))
                .findFirst()
                .orElseThrow(() -> new IOException("No challenge with " + algorithm + " in " + response));
        String header = response.startsWith("SIP/2.0 401") ? "Authorization" : "Proxy-Authorization";
        String nonce = find("nonce=\"([^\"]+)\"", challenge).orElseThrow();
        String ha1 = hash(algorithm, user + ":lab.test:" + password);
        String proof = hash(algorithm, ha1 + ":" + nonce + ":00000001:c0:auth:" + hash(algorithm, method + ":" + uri));
        String authorization = header + ": Digest username=\"" + user + "\", realm=\"lab.test\", nonce=\"" + nonce
                + "\", uri=\"" + uri + "\", response=\"" + proof + "\", algorithm=" + algorithm
                + ", qop=auth, nc=00000001, cnonce=\"c0\"\r\n";
        send(method, uri, to, callId, 2, authorization + extra, body);
        return await(text -> text.startsWith("SIP/2.0") && text.contains("CSeq: 2 ") && text.contains(callId));
    }

    String register(String algorithm) throws Exception {
        return request(
                "REGISTER",
                "sip:lab.test",
                "<sip:" + user + "@lab.test>",
                algorithm,
                "Contact: " + contact() + "\r\nExpires: 600\r\n",
                "");
    }

    String message(String to, String algorithm, String text) throws Exception {
        return request("MESSAGE", "sip:" + to, "<sip:" + to + ">", algorithm, "Content-Type: text/plain\r\n", text);
    }

    /** Waits for a message that fits; requests that come on the way are answered. */
    String await(Predicate<String> wanted) throws IOException {
        byte[] buffer = new byte[65_535];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength(), UTF_8);
            if (!text.startsWith("SIP/2.0") && !text.startsWith("ACK")) {
                answer(text);
            }
            if (wanted.test(text)) {
                return text;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void send(String method, String uri, String to, String callId, int sequence, String extra, String body)
            throws IOException {
        byte[] content = body.getBytes(UTF_8);
        transmit(method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";rport;branch=z9hG4bK" + callId + sequence
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@lab.test>;tag=t" + callId + "\r\nTo: " + to
                + "\r\nCall-ID: " + callId + "\r\nCSeq: " + sequence + " " + method + "\r\n" + extra
                + "Content-Length: " + content.length + "\r\n\r\n" + body);
    }

    private void answer(String request) throws IOException {
        StringBuilder response = new StringBuilder("SIP/2.0 200 OK\r\n");
        request.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq|Record-Route):.*"))
                .forEach(line -> response.append(line)
                        .append(line.startsWith("To:") && !line.contains("tag=") ? ";tag=phone" : "")
                        .append("\r\n"));
        transmit(response.append("Content-Length: 0\r\n\r\n").toString());
    }

    private void transmit(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), server));
    }

    private static String hash(String algorithm, String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    }

    static Optional<String> find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
