package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    private final SipLab lab = new SipLab();
    private final Recorder recorder = new Recorder();

    @AfterEach
    void end() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void keepsTheOrderOfManyMessagesToOnePeer(Transport transport) throws IOException {
        try (ScriptedPeer peer = peer(transport).registersAnybody()) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            Endpoint account = lab.online(recorder, peer, transport);
            List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                bodies.add("message " + i);
                outcomes.add(account.send(plain("m" + i, "message " + i)));
            }
            outcomes.forEach(outcome -> assertThat(SipLab.outcome(outcome)).isInstanceOf(Outcome.Accepted.class));
            assertThat(peer.requestsOnce("MESSAGE"))
                    .extracting(RawMessage::text)
                    .containsExactlyElementsOf(bodies);
        }
    }

    @Test
    void hasOneMessageUnderWayToAPeer() throws IOException {
        List<ScriptedPeer.Back> backs = new ArrayList<>();
        try (ScriptedPeer peer = ScriptedPeer.tcp().registersAnybody()) {
            peer.on("MESSAGE", (request, back) -> backs.add(back));
            Endpoint account = lab.online(recorder, peer, Transport.TCP);
            CompletableFuture<Outcome> first = account.send(plain("m1", "one"));
            CompletableFuture<Outcome> second = account.send(plain("m2", "two"));
            await().atMost(SipLab.SOON).until(() -> backs.size() == 1);
            await().during(java.time.Duration.ofMillis(300))
                    .until(() -> peer.requests("MESSAGE").size() == 1);
            backs.getFirst().send(peer.requests("MESSAGE").getFirst().answer(200, "OK"));
            SipLab.outcome(first);
            await().atMost(SipLab.SOON).until(() -> backs.size() == 2);
            backs.getLast().send(peer.requests("MESSAGE").getLast().answer(200, "OK"));
            SipLab.outcome(second);
        }
    }

    @Test
    void splitsALongTextAndLosesNothing() throws IOException {
        String text = "Grüße aus Köln \uD83D\uDE00 und noch ein Satz.\n".repeat(150);
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            Endpoint account = lab.online(recorder, peer, Transport.UDP);
            assertThat(SipLab.outcome(account.send(plain("m1", text)))).isInstanceOf(Outcome.Accepted.class);

            List<RawMessage> parts = peer.requests("MESSAGE");
            assertThat(String.join("", parts.stream().map(RawMessage::text).toList()))
                    .isEqualTo(text);
            assertThat(parts)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(part -> assertThat(part.size()).isLessThanOrEqualTo(1300));
        }
    }

    @Test
    void splitsALongTextInCpimToo() throws IOException {
        String text = "0123456789 ".repeat(400);
        try (ScriptedPeer peer = ScriptedPeer.tcp().registersAnybody()) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            Endpoint account = lab.online(recorder, peer, Transport.TCP);
            assertThat(SipLab.outcome(account.send(SipLab.text("m1", text)))).isInstanceOf(Outcome.Accepted.class);

            List<RawMessage> parts = peer.requests("MESSAGE");
            assertThat(parts).allSatisfy(part -> assertThat(part.size()).isLessThanOrEqualTo(1300));
            String joined =
                    String.join("", parts.stream().map(MessagesTest::inner).toList());
            assertThat(joined).isEqualTo(text);
            assertThat(parts.getLast().text()).contains("Message-ID: m1");
        }
    }

    @Test
    void failsAsAWholeWhenAPartFails() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            peer.on(
                    "MESSAGE",
                    (request, back) -> back.send(
                            count.incrementAndGet() == 2
                                    ? request.answer(404, "Not Found")
                                    : request.answer(200, "OK")));
            Endpoint account = lab.online(recorder, peer, Transport.UDP);
            Outcome outcome = SipLab.outcome(account.send(plain("m1", "x".repeat(5000))));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure().reason()).isEqualTo(Reason.UNKNOWN_RECIPIENT));
            assertThat(peer.requests("MESSAGE")).hasSize(2);
        }
    }

    @Test
    void sendsALargeTextWholeWhereThePathIsKnownToTakeIt() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp().registersAnybody()) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            Endpoint account =
                    lab.account(recorder, SipLab.config(Optional.of(peer.at("127.0.0.1")), Transport.TCP, true));
            account.connect();
            await().atMost(SipLab.SOON).until(() -> account.state() instanceof EndpointState.Online);
            SipLab.outcome(account.send(plain("m1", "x".repeat(5000))));
            assertThat(peer.requests("MESSAGE")).hasSize(1);
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {415, 488})
    void fallsBackToPlainTextAndRemembersIt(int refusal) throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            peer.on(
                    "MESSAGE",
                    (request, back) -> back.send(
                            request.get("Content-Type").startsWith("message/cpim")
                                    ? request.answer(refusal, "No")
                                    : request.answer(200, "OK")));
            Endpoint account = lab.online(recorder, peer, Transport.UDP);
            assertThat(SipLab.outcome(account.send(SipLab.text("m1", "hello")))).isInstanceOf(Outcome.Accepted.class);
            SipLab.outcome(account.send(SipLab.text("m2", "again")));

            assertThat(peer.requests("MESSAGE"))
                    .extracting(m -> m.get("Content-Type").split(";")[0])
                    .containsExactly("message/cpim", "text/plain", "text/plain");
        }
    }

    @Test
    void sendsTheSameRequestAgainAfterALostConnection() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (ScriptedPeer peer = ScriptedPeer.tcp().registersAnybody()) {
            peer.on("MESSAGE", (request, back) -> {
                if (count.incrementAndGet() == 1) {
                    peer.dropConnections();
                } else {
                    back.send(request.answer(482, "Merged Request"));
                }
            });
            Endpoint account = lab.online(recorder, peer, Transport.TCP);
            assertThat(SipLab.outcome(account.send(plain("m1", "hello")))).isInstanceOf(Outcome.Accepted.class);

            List<RawMessage> sent = peer.requests("MESSAGE");
            assertThat(sent).hasSize(2);
            assertThat(sent.get(1).get("Call-ID")).isEqualTo(sent.get(0).get("Call-ID"));
            assertThat(sent.get(1).get("CSeq")).isEqualTo(sent.get(0).get("CSeq"));
            assertThat(sent.get(1).tag("From")).isEqualTo(sent.get(0).tag("From"));
            assertThat(sent.get(1).get("Via")).isNotEqualTo(sent.get(0).get("Via"));
        }
    }

    @Test
    void answersOnceTheProgramTookTheMessage() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            recorder.onArrival = arrival -> {};
            lab.online(recorder, peer, Transport.UDP);
            peer.send(incoming(peer, "b1", "text/plain", "hello \u00e4"));
            await().atMost(SipLab.SOON).until(() -> recorder.arrivals.size() == 1);
            assertThat(peer.responses("MESSAGE")).isEmpty();
            assertThat(recorder.signals(InstantMessage.class).getFirst().body()).isEqualTo("hello \u00e4");
            recorder.arrivals.getFirst().accept();
            await().atMost(SipLab.SOON).until(() -> !peer.responses("MESSAGE").isEmpty());
            assertThat(peer.responses("MESSAGE").getFirst().status()).isEqualTo(200);
        }
    }

    @Test
    void answersWithTheMappedErrorWhenTheMessageIsRefused() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            recorder.onArrival = arrival -> arrival.refuse(Failure.of(Reason.UNKNOWN_RECIPIENT, "nobody"));
            lab.online(recorder, peer, Transport.UDP);
            peer.send(incoming(peer, "b1", "text/plain", "hello"));
            await().atMost(SipLab.SOON).until(() -> !peer.responses("MESSAGE").isEmpty());
            assertThat(peer.responses("MESSAGE").getFirst().status()).isEqualTo(404);
        }
    }

    @Test
    void saysUnavailableWhenNobodyTookTheMessage() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            recorder.onArrival = arrival -> {};
            lab.online(recorder, peer, Transport.UDP);
            peer.send(incoming(peer, "b1", "text/plain", "hello"));
            await().atMost(SipLab.SOON).until(() -> !peer.responses("MESSAGE").isEmpty());
            assertThat(peer.responses("MESSAGE").getFirst().status()).isEqualTo(480);
        }
    }

    @Test
    void doesNotHandOnARetransmission() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            lab.online(recorder, peer, Transport.UDP);
            String message = incoming(peer, "b1", "text/plain", "hello");
            peer.send(message);
            peer.send(message);
            peer.send(message.replace("z9hG4bKb1", "z9hG4bKb2"));
            await().atMost(SipLab.SOON)
                    .until(() -> peer.responses("MESSAGE").stream()
                            .anyMatch(r -> r.get("Via").contains("z9hG4bKb2")));
            assertThat(peer.responses("MESSAGE"))
                    .allSatisfy(r -> assertThat(r.status()).isEqualTo(200));
            assertThat(recorder.arrivals).hasSize(1);
        }
    }

    @Test
    void saysWhatItReadsWhenItCannotReadSomething() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            lab.online(recorder, peer, Transport.UDP);
            peer.send(incoming(peer, "b1", "application/x-riddle", "???"));
            await().atMost(SipLab.SOON).until(() -> !peer.responses("MESSAGE").isEmpty());
            assertThat(peer.responses("MESSAGE").getFirst().status()).isEqualTo(415);
            assertThat(peer.responses("MESSAGE").getFirst().get("Accept")).contains("text/plain");
            assertThat(recorder.arrivals).isEmpty();
        }
    }

    @Test
    void answersOtherMethods() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            lab.online(recorder, peer, Transport.UDP);
            for (String method : List.of("OPTIONS", "REGISTER", "RIDDLE")) {
                peer.send(incoming(peer, "b" + method, "text/plain", "")
                        .replaceFirst("^MESSAGE", method)
                        .replace("CSeq: 1 MESSAGE", "CSeq: 1 " + method));
            }
            await().atMost(SipLab.SOON)
                    .until(() -> peer.responses("OPTIONS").size() == 1
                            && peer.responses("REGISTER").size() == 1
                            && peer.responses("RIDDLE").size() == 1);
            assertThat(peer.responses("OPTIONS").getFirst().status()).isEqualTo(200);
            assertThat(peer.responses("OPTIONS").getFirst().get("Allow")).contains("MESSAGE");
            assertThat(peer.responses("REGISTER").getFirst().status()).isEqualTo(405);
            assertThat(peer.responses("RIDDLE").getFirst().status()).isEqualTo(501);
        }
    }

    private static ScriptedPeer peer(Transport transport) throws IOException {
        return transport == Transport.UDP ? ScriptedPeer.udp() : ScriptedPeer.tcp();
    }

    /** A message that asks for nothing, so that it needs no CPIM. */
    private static InstantMessage plain(String id, String body) {
        InstantMessage full = SipLab.text(id, body);
        return new InstantMessage(
                id,
                full.from(),
                full.to(),
                full.kind(),
                body,
                full.language(),
                full.subject(),
                full.thread(),
                java.util.Set.of(),
                full.sentAt(),
                full.replaces(),
                full.author(),
                full.origin(),
                false);
    }

    private static String inner(RawMessage message) {
        String text = message.text();
        if (!message.get("Content-Type").startsWith("message/cpim")) {
            return text;
        }
        int headers = text.indexOf("\r\n\r\n");
        return text.substring(text.indexOf("\r\n\r\n", headers + 4) + 4);
    }

    private static String incoming(ScriptedPeer peer, String branch, String type, String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(body.getBytes(StandardCharsets.UTF_8));
        String contact = peer.requests("REGISTER").getLast().get("Contact");
        return "MESSAGE " + contact.substring(contact.indexOf('<') + 1, contact.indexOf('>')) + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + peer.port() + ";branch=z9hG4bK" + branch + "\r\n"
                + "From: <sip:bob@sip.test>;tag=bobs\r\n"
                + "To: <sip:alice@sip.test>\r\n"
                + "Call-ID: call-from-bob-" + branch.replace("b2", "b1") + "\r\n"
                + "CSeq: 1 MESSAGE\r\n"
                + "Max-Forwards: 70\r\n"
                + "Content-Type: " + type + "\r\n"
                + "Content-Length: " + bytes.size() + "\r\n\r\n" + body;
    }
}
