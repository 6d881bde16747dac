package org.isthmus.gateway.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.transport.Dns;
import org.isthmus.gateway.sip.transport.Wire;
import org.junit.jupiter.api.Test;

class OutgoingRequestsTest {

    @Test
    void carryAViaOfTheTrunkAndBringTheirResponse() throws IOException {
        try (ScriptedPeer peer = answering(ScriptedPeer.udp(), 200);
                TrunkLab lab = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.UDP, peer)))) {
            CompletableFuture<SipReply> reply = lab.send(TrunkLab.outgoing("MESSAGE", "Grüß dich"));
            assertThat(TrunkLab.status(reply)).isEqualTo(200);

            RawMessage request = peer.requests("MESSAGE").getFirst();
            assertThat(request.all("Via")).hasSize(1);
            assertThat(request.get("Via"))
                    .startsWith("SIP/2.0/UDP 127.0.0.1:" + lab.udp())
                    .contains("branch=z9hG4bK", "rport");
            assertThat(request.text()).isEqualTo("Grüß dich");
            assertThat(lab.trunk.status().requestsOut()).isEqualTo(1);
            assertThat(lab.trunk.status().responsesIn()).isEqualTo(1);
        }
    }

    @Test
    void areRetransmittedOverUdpUntilThereIsAResponse() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp();
                TrunkLab lab = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.UDP, peer)))) {
            CompletableFuture<SipReply> reply = lab.send(TrunkLab.outgoing("MESSAGE", "hello"));
            request(peer, "MESSAGE", 1);
            lab.clock.advance(Duration.ofMillis(600));
            RawMessage again = request(peer, "MESSAGE", 2);
            assertThat(again).isEqualTo(peer.requests("MESSAGE").getFirst());
            lab.clock.advance(Duration.ofMillis(1_100));
            request(peer, "MESSAGE", 3);

            peer.send(again.answer(202, "Accepted"));
            assertThat(TrunkLab.status(reply)).isEqualTo(202);
            peer.send(again.answer(202, "Accepted"));
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().absorbed() == 1);
            lab.clock.advance(Duration.ofSeconds(6));
            await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().transactions() == 0);
            assertThat(peer.requests("MESSAGE")).hasSize(3);
        }
    }

    @Test
    void failWhenNobodyAnswersInTime() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp();
                TrunkLab lab = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.UDP, peer)))) {
            CompletableFuture<SipReply> reply = lab.send(TrunkLab.outgoing("MESSAGE", "hello"));
            request(peer, "MESSAGE", 1);
            lab.clock.advance(Duration.ofSeconds(31));
            assertThat(reply).isNotDone();
            lab.clock.advance(Duration.ofSeconds(2));
            assertThat(reason(reply)).isEqualTo(Reason.TIMEOUT);
            assertThat(lab.trunk.status().transactions()).isZero();
        }
    }

    @Test
    void goToAHopThatBearsTheNameOfItsDomain() throws IOException {
        try (ScriptedPeer peer = answering(ScriptedPeer.udp(), 200);
                TrunkLab lab =
                        new TrunkLab(TrunkLab.towards(new SipTrunkConfig.Target(Wire.UDP, "sip.test", peer.port())))) {
            lab.dns.addresses.put("sip.test", List.of(InetAddress.getLoopbackAddress()));
            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "hello"))))
                    .isEqualTo(200);
        }
    }

    @Test
    void goToTheNextHopWhenOneIsNotThereOrRefusesService() throws IOException {
        int nobody = closedPort();
        try (ScriptedPeer busy = answering(ScriptedPeer.tcp(), 503);
                ScriptedPeer peer = answering(ScriptedPeer.udp(), 200);
                TrunkLab lab = new TrunkLab(TrunkLab.towards(
                        new SipTrunkConfig.Target(Wire.TCP, TrunkLab.LOOPBACK, nobody),
                        TrunkLab.target(Wire.TCP, busy),
                        TrunkLab.target(Wire.UDP, peer)))) {
            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "hello"))))
                    .isEqualTo(200);
            assertThat(busy.requests("MESSAGE")).hasSize(1);
            assertThat(peer.requests("MESSAGE")).hasSize(1);

            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "again"))))
                    .isEqualTo(200);
            assertThat(busy.requests("MESSAGE"))
                    .as("who failed a moment ago is not asked first")
                    .hasSize(1);
        }
    }

    @Test
    void goToTheNextHopAfterHalfOfTheTimeWhenOneIsSilent() throws IOException {
        try (ScriptedPeer silent = ScriptedPeer.udp();
                ScriptedPeer peer = answering(ScriptedPeer.udp(), 200);
                TrunkLab lab = new TrunkLab(
                        TrunkLab.towards(TrunkLab.target(Wire.UDP, silent), TrunkLab.target(Wire.UDP, peer)))) {
            CompletableFuture<SipReply> reply = lab.send(TrunkLab.outgoing("SUBSCRIBE", ""));
            request(silent, "SUBSCRIBE", 1);
            lab.clock.advance(Duration.ofSeconds(17));
            assertThat(TrunkLab.status(reply)).isEqualTo(200);
        }
    }

    @Test
    void thatAreTooLargeForADatagramGoOverTcp() throws IOException {
        try (ScriptedPeer tcp = answering(ScriptedPeer.tcp(), 200);
                TrunkLab lab = new TrunkLab(
                        TrunkLab.towards(new SipTrunkConfig.Target(Wire.UDP, TrunkLab.LOOPBACK, tcp.port())))) {
            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "x".repeat(4_000)))))
                    .isEqualTo(200);
            assertThat(tcp.requests("MESSAGE").getFirst().get("Via")).startsWith("SIP/2.0/TCP ");
        }
    }

    @Test
    void thatAreLargeGoOverUdpAllTheSameWhereTcpIsRefusedOrThePathIsSafe() throws IOException {
        try (ScriptedPeer peer = answering(ScriptedPeer.udp(), 200);
                TrunkLab cautious = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.UDP, peer)));
                TrunkLab safe = new TrunkLab(config -> TrunkLab.limited(limits -> limits.withLargestDatagram(60_000))
                        .apply(TrunkLab.towards(TrunkLab.target(Wire.UDP, peer)).apply(config)))) {
            for (TrunkLab lab : List.of(cautious, safe)) {
                assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "x".repeat(4_000)))))
                        .isEqualTo(200);
            }
            assertThat(peer.requests("MESSAGE"))
                    .allMatch(request -> request.get("Via").startsWith("SIP/2.0/UDP "));
        }
    }

    @Test
    void followTheirRouteBeforeTheirTarget() throws IOException {
        try (ScriptedPeer proxy = answering(ScriptedPeer.udp(), 200);
                ScriptedPeer other = answering(ScriptedPeer.udp(), 200);
                TrunkLab lab = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.UDP, other)))) {
            CompletableFuture<SipReply> reply =
                    lab.send(TrunkLab.outgoing("NOTIFY", "", "Route: <sip:127.0.0.1:" + proxy.port() + ";lr>"));
            assertThat(TrunkLab.status(reply)).isEqualTo(200);
            assertThat(proxy.requests("NOTIFY")).hasSize(1);
            assertThat(other.requests("NOTIFY")).isEmpty();
        }
    }

    @Test
    void findTheirWayInDns() throws IOException {
        try (ScriptedPeer peer = answering(ScriptedPeer.tcp(), 200);
                TrunkLab lab = new TrunkLab()) {
            lab.dns.srv.put("_sip._tcp.sip.test", List.of(new Dns.Srv(1, 1, peer.port(), "one.sip.test")));
            lab.dns.addresses.put("one.sip.test", List.of(InetAddress.getLoopbackAddress()));
            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "hello"))))
                    .isEqualTo(200);
        }
    }

    @Test
    void failAtOnceWhenThereIsNoWay() throws IOException {
        try (TrunkLab lab = new TrunkLab()) {
            lab.dns.addresses.remove("sip.test");
            assertThat(reason(lab.send(TrunkLab.outgoing("MESSAGE", "hello")))).isEqualTo(Reason.UNKNOWN_HOST);
        }
    }

    @Test
    void answerTheChallengesOfAPeerAndGoOnWithItsNonce() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp();
                TrunkLab lab = new TrunkLab(config -> TrunkLab.authenticating(
                                config.trusted(),
                                Optional.empty(),
                                Optional.of(new SipTrunkConfig.Credentials("gateway", "secret")))
                        .apply(TrunkLab.towards(TrunkLab.target(Wire.UDP, peer)).apply(config)))) {
            peer.on(
                    "MESSAGE",
                    (request, back) -> back.send(
                            request.get("Authorization").isEmpty()
                                    ? request.answer(
                                            401,
                                            "Unauthorized",
                                            "WWW-Authenticate: Digest realm=\"sip.test\", nonce=\"n1\","
                                                    + " algorithm=SHA-256, qop=\"auth\"")
                                    : request.answer(200, "OK")));
            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "one"))))
                    .isEqualTo(200);
            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "two"))))
                    .isEqualTo(200);
            List<RawMessage> sent = peer.requests("MESSAGE");
            assertThat(sent).hasSize(3);
            assertThat(sent.get(1).get("CSeq")).isEqualTo("2 MESSAGE");
            assertThat(sent.get(1).parameter("Authorization", "nc")).isEqualTo("00000001");
            assertThat(sent.get(2).parameter("Authorization", "nc")).isEqualTo("00000002");
        }
    }

    @Test
    void endWithTheTrunk() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp();
                TrunkLab lab = new TrunkLab(TrunkLab.towards(TrunkLab.target(Wire.UDP, peer)))) {
            CompletableFuture<SipReply> reply = lab.send(TrunkLab.outgoing("MESSAGE", "hello"));
            request(peer, "MESSAGE", 1);
            lab.trunk.close();
            assertThat(reason(reply)).isEqualTo(Reason.CONNECTION_LOST);
            assertThat(reason(lab.send(TrunkLab.outgoing("MESSAGE", "late")))).isEqualTo(Reason.NOT_SIGNED_IN);
        }
    }

    private static ScriptedPeer answering(ScriptedPeer peer, int status) {
        for (String method : List.of("MESSAGE", "SUBSCRIBE", "NOTIFY")) {
            peer.on(method, (request, back) -> back.send(request.answer(status, "Answer")));
        }
        return peer;
    }

    private static RawMessage request(ScriptedPeer peer, String method, int number) {
        await().atMost(TrunkLab.SOON).until(() -> peer.requests(method).size() >= number);
        return peer.requests(method).get(number - 1);
    }

    private static Reason reason(CompletableFuture<SipReply> reply) {
        return ((SipReply.Unanswered) TrunkLab.done(reply)).failure().reason();
    }

    /** A port that nobody has, from below those that the system gives out, so that no test beside this one gets it either. */
    private static int closedPort() throws IOException {
        IOException taken = new IOException("no closed port was found");
        for (int attempt = 0; attempt < 50; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }
}
