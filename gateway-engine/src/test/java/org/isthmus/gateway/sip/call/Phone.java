package org.isthmus.gateway.sip.call;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;

/** Bob's telephone, at once his server: it registers anybody, and says in a call only what the test has it say. */
final class Phone implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String SDP_TYPE = "Content-Type: application/sdp";

    private static final AtomicInteger BRANCHES = new AtomicInteger();

    final ScriptedPeer peer;

    Phone() throws IOException {
        this(ScriptedPeer.udp());
    }

    Phone(ScriptedPeer server) {
        peer = server.registersAnybody();
        for (String method : List.of("PUBLISH", "SUBSCRIBE")) {
            peer.on(method, (request, back) -> back.send(request.answer(489, "Bad Event")));
        }
        for (String method : List.of("BYE", "CANCEL", "PRACK", "NOTIFY", "INFO")) {
            peer.on(method, (request, back) -> back.send(request.answer(200, "OK")));
        }
    }

    static String sdp(String direction) {
        return sdp("192.0.2.2", direction);
    }

    static String sdp(String address, String direction) {
        return "v=0\r\no=bob 1 1 IN IP4 192.0.2.2\r\ns=-\r\nc=IN IP4 " + address
                + "\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=" + direction + "\r\n";
    }

    String contact() {
        return "Contact: <sip:bob@127.0.0.1:" + peer.port() + ">";
    }

    /** Answers INVITEs with a 200. */
    void answers(String... headers) {
        peer.on("INVITE", (invite, back) -> back.send(accept(invite, headers)));
    }

    String accept(RawMessage invite, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(contact());
        all.add(SDP_TYPE);
        return invite.answerWith(sdp("sendrecv"), 200, "OK", all.toArray(String[]::new));
    }

    /** The request of that number, from 0, each counted once. */
    RawMessage request(String method, int number) {
        await().atMost(SOON).until(() -> peer.requestsOnce(method).size() > number);
        return peer.requestsOnce(method).get(number);
    }

    /** The response to a request of Bob's of that status or more. */
    RawMessage response(String request, int least) {
        RawMessage asked = RawMessage.parse(request.getBytes(StandardCharsets.UTF_8));
        String branch = asked.get("Via").replaceAll(".*(branch=[^;]+).*", "$1");
        List<RawMessage> found = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            peer.responses(asked.method()).stream()
                    .filter(answer -> answer.get("Via").matches(".*" + branch + "(;.*)?") && answer.status() >= least)
                    .findFirst()
                    .ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /** Sends a request and gives its final response. */
    RawMessage ask(String request) throws IOException {
        peer.send(request);
        return response(request, 200);
    }

    /** An INVITE of Bob's that begins a call. */
    String invite(String callId, String body, String... headers) {
        return outside("INVITE", callId, 1, body, headers);
    }

    String outside(String method, String callId, int sequence, String body, String... headers) {
        String target = peer.requests("REGISTER").getLast().get("Contact").replaceAll(".*<([^>]*)>.*", "$1");
        return message(
                method, target, "<sip:bob@sip.test>;tag=bobs", "<sip:alice@sip.test>", callId, sequence, body, headers);
    }

    /** A request of Bob's within the dialog that Alice's request began. */
    String inDialogOf(RawMessage theirs, String method, int sequence, String body, String... headers) {
        String to = theirs.get("To");
        return message(
                method,
                theirs.get("Contact").replaceAll(".*<([^>]*)>.*", "$1"),
                to.contains(";tag=") ? to : to + ";tag=peer",
                theirs.get("From"),
                theirs.get("Call-ID"),
                sequence,
                body,
                headers);
    }

    /** A request of Bob's within the dialog that Alice's answer to his INVITE made. */
    String inDialogBy(RawMessage answer, String method, int sequence, String body, String... headers) {
        return message(
                method,
                answer.get("Contact").replaceAll(".*<([^>]*)>.*", "$1"),
                answer.get("From"),
                answer.get("To"),
                answer.get("Call-ID"),
                sequence,
                body,
                headers);
    }

    private String message(
            String method,
            String target,
            String from,
            String to,
            String callId,
            int sequence,
            String body,
            String... headers) {
        StringBuilder out = new StringBuilder(method + " " + target + " SIP/2.0\r\n");
        out.append(
                "Via: SIP/2.0/UDP 127.0.0.1:" + peer.port() + ";branch=z9hG4bKp" + BRANCHES.incrementAndGet() + "\r\n");
        out.append("Max-Forwards: 70\r\nFrom: " + from + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\n");
        out.append("CSeq: " + sequence + " " + method + "\r\n");
        List<String> all = new ArrayList<>(List.of(headers));
        if (all.stream().noneMatch(header -> header.startsWith("Contact"))) {
            all.add(contact());
        }
        if (!body.isEmpty() && all.stream().noneMatch(header -> header.startsWith("Content-Type"))) {
            all.add(SDP_TYPE);
        }
        all.forEach(header -> out.append(header).append("\r\n"));
        return out.append("Content-Length: " + body.length() + "\r\n\r\n" + body)
                .toString();
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
