package org.isthmus.gateway.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncomingRequestsTest {

    private TrunkLab lab;
    private ScriptedPeer peer;

    @BeforeEach
    void start() throws IOException {
        lab = new TrunkLab();
        peer = ScriptedPeer.udp();
    }

    @AfterEach
    void end() throws IOException {
        peer.close();
        lab.close();
    }

    @Test
    void arriveOnceHoweverOftenTheyAreTransmittedAndAreAnsweredToTheSource() throws IOException {
        String message = TrunkLab.request("MESSAGE", "one");
        peer.sendTo(lab.udp(), message);
        SipArrival arrival = lab.arrival(1);
        peer.sendTo(lab.udp(), message);
        await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().absorbed() == 1);
        assertThat(peer.responses("MESSAGE")).isEmpty();

        lab.answer(arrival, 200);
        RawMessage first = response("MESSAGE", 1);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.get("Via"))
                .contains("rport=" + peer.port(), "received=127.0.0.1", "branch=z9hG4bKone", "127.0.0.1:5999");

        peer.sendTo(lab.udp(), message);
        assertThat(response("MESSAGE", 2)).isEqualTo(first);
        assertThat(lab.arrivals).hasSize(1);
    }

    @Test
    void areForgottenWhenNobodyCanRetransmitThemAnyMore() throws IOException {
        peer.sendTo(lab.udp(), TrunkLab.request("MESSAGE", "one"));
        lab.answer(lab.arrival(1), 200);
        response("MESSAGE", 1);
        lab.clock.advance(Duration.ofSeconds(31));
        assertThat(lab.trunk.status().transactions()).isEqualTo(1);
        lab.clock.advance(Duration.ofSeconds(2));
        await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().transactions() == 0);
    }

    @Test
    void areForgottenAlsoWhenTheGatewayNeverAnswers() throws IOException {
        peer.sendTo(lab.udp(), TrunkLab.request("MESSAGE", "one"));
        SipArrival arrival = lab.arrival(1);
        lab.clock.advance(Duration.ofSeconds(33));
        await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().transactions() == 0);
        lab.answer(arrival, 200);
        peer.sendTo(lab.udp(), TrunkLab.request("MESSAGE", "one"));
        lab.arrival(2);
    }

    @Test
    void keepTheirOrder() throws IOException {
        for (int i = 0; i < 200; i++) {
            peer.sendTo(lab.udp(), TrunkLab.request("MESSAGE", "n" + i));
        }
        lab.arrival(200);
        assertThat(lab.arrivals)
                .extracting(arrival -> RawMessage.parse(
                                arrival.request().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .get("Call-ID"))
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 200)
                        .mapToObj(i -> "cn" + i)
                        .toList());
    }

    @Test
    void haveOneFinalResponse() throws IOException {
        peer.sendTo(lab.udp(), TrunkLab.request("SUBSCRIBE", "one"));
        SipArrival arrival = lab.arrival(1);
        lab.answer(arrival, 404);
        lab.answer(arrival, 200);
        assertThat(response("SUBSCRIBE", 1).status()).isEqualTo(404);
        assertThat(lab.trunk.status().responsesOut()).isEqualTo(1);
    }

    @Test
    void thatCameOverTwoPathsAreTakenOnce() throws IOException {
        String message = TrunkLab.request("MESSAGE", "one");
        peer.sendTo(lab.udp(), message);
        lab.arrival(1);
        peer.sendTo(lab.udp(), message.replace("branch=z9hG4bKone", "branch=z9hG4bKother"));
        assertThat(response("MESSAGE", 1).status()).isEqualTo(482);
        assertThat(lab.arrivals).hasSize(1);
    }

    @Test
    void ofOldSendersAreMatchedWithoutABranch() throws IOException {
        String message = TrunkLab.request("MESSAGE", "one").replace(";branch=z9hG4bKone", "");
        peer.sendTo(lab.udp(), message);
        lab.arrival(1);
        peer.sendTo(lab.udp(), message);
        await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().absorbed() == 1);
        peer.sendTo(lab.udp(), message.replace("CSeq: 1 ", "CSeq: 2 "));
        lab.arrival(2);
    }

    @Test
    void overTheLimitAreAnswered503() throws IOException {
        try (TrunkLab small = new TrunkLab(TrunkLab.limited(limits -> new TrunkLimits(
                2,
                limits.connections(),
                limits.connectionsPerAddress(),
                limits.idle(),
                limits.unsent(),
                limits.largestDatagram())))) {
            for (String branch : new String[] {"a", "b", "c"}) {
                peer.sendTo(small.udp(), TrunkLab.request("MESSAGE", branch));
            }
            RawMessage refusal = response("MESSAGE", 1);
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.get("Retry-After")).isNotEmpty();
            assertThat(small.arrivals).hasSize(2);
        }
    }

    @Test
    void inviteIsRefusedUntilTheAckComes() throws IOException {
        String invite = TrunkLab.request("INVITE", "call");
        peer.sendTo(lab.udp(), invite);
        RawMessage refusal = response("INVITE", 1);
        assertThat(refusal.status()).isEqualTo(405);
        assertThat(refusal.get("Allow"))
                .contains("MESSAGE", "SUBSCRIBE", "NOTIFY")
                .doesNotContain("INVITE");

        lab.clock.advance(Duration.ofMillis(600));
        assertThat(response("INVITE", 2)).isEqualTo(refusal);
        lab.clock.advance(Duration.ofMillis(1_100));
        assertThat(response("INVITE", 3)).isEqualTo(refusal);

        peer.sendTo(
                lab.udp(),
                invite.replace("INVITE", "ACK")
                        .replace("To: <sip:juliet@sip.test>", "To: <sip:juliet@sip.test>;tag=" + refusal.tag("To")));
        peer.sendTo(lab.udp(), TrunkLab.request("OPTIONS", "after"));
        response("OPTIONS", 1);
        lab.clock.advance(Duration.ofSeconds(4));
        peer.sendTo(lab.udp(), invite);
        await().atMost(TrunkLab.SOON).until(() -> lab.trunk.status().absorbed() == 1);
        assertThat(peer.responses("INVITE")).hasSize(3);
        assertThat(lab.arrivals).isEmpty();
    }

    @Test
    void cancelIsAnsweredByWhatItCancels() throws IOException {
        peer.sendTo(lab.udp(), TrunkLab.request("CANCEL", "nothing"));
        assertThat(response("CANCEL", 1).status()).isEqualTo(481);
        peer.sendTo(lab.udp(), TrunkLab.request("INVITE", "call"));
        response("INVITE", 1);
        peer.sendTo(lab.udp(), TrunkLab.request("CANCEL", "call"));
        assertThat(response("CANCEL", 2).status()).isEqualTo(200);
    }

    @Test
    void optionsTellWhatIsTaken() throws IOException {
        peer.sendTo(lab.udp(), TrunkLab.request("OPTIONS", "ping"));
        RawMessage answer = response("OPTIONS", 1);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.get("Allow")).contains("MESSAGE", "SUBSCRIBE", "NOTIFY", "OPTIONS");
        assertThat(answer.get("Accept")).contains("text/plain", "application/pidf+xml");
        assertThat(answer.lines()).anyMatch(line -> line.startsWith("Supported:"));
        assertThat(answer.tag("To")).isNotEmpty();
    }

    @Test
    void whatIsRequiredAndUnknownIsNamed() throws IOException {
        peer.sendTo(lab.udp(), TrunkLab.request("MESSAGE", "one", "Require: teleport, 100rel"));
        RawMessage answer = response("MESSAGE", 1);
        assertThat(answer.status()).isEqualTo(420);
        assertThat(answer.get("Unsupported")).contains("teleport");
        assertThat(lab.arrivals).isEmpty();
    }

    @Test
    void withoutAContentLengthHaveTheRestOfTheDatagramAsBody() throws IOException {
        peer.sendTo(
                lab.udp(),
                TrunkLab.request("MESSAGE", "one", "Content-Type: text/plain").replace("Content-Length: 0\r\n", "")
                        + "hello");
        assertThat(lab.arrival(1).request().getRawContent()).asString().isEqualTo("hello");
    }

    private RawMessage response(String method, int number) {
        await().atMost(TrunkLab.SOON).until(() -> peer.responses(method).size() >= number);
        return peer.responses(method).get(number - 1);
    }
}
