package org.isthmus.gateway.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sip.header.AuthorizationHeader;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.auth.DigestKeeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrustTest {

    private static final SipTrunkConfig.Credentials INBOUND = new SipTrunkConfig.Credentials("proxy", "open sesame");

    private TrunkLab lab;
    private ScriptedPeer peer;

    @BeforeEach
    void start() throws IOException {
        lab = new TrunkLab(TrunkLab.authenticating(List.of(), Optional.of(INBOUND), Optional.empty()));
        peer = ScriptedPeer.udp();
    }

    @AfterEach
    void end() throws IOException {
        peer.close();
        lab.close();
    }

    @Test
    void aRangeHoldsItsAddressesAndNoOthers() {
        assertThat(Trusted.parse("192.0.2.0/25").contains(InetAddress.ofLiteral("192.0.2.127")))
                .isTrue();
        assertThat(Trusted.parse("192.0.2.0/25").contains(InetAddress.ofLiteral("192.0.2.128")))
                .isFalse();
        assertThat(Trusted.parse("192.0.2.7").contains(InetAddress.ofLiteral("192.0.2.7")))
                .isTrue();
        assertThat(Trusted.parse("192.0.2.7").contains(InetAddress.ofLiteral("192.0.2.6")))
                .isFalse();
        assertThat(Trusted.parse("2001:db8::/33").contains(InetAddress.ofLiteral("2001:db8:7fff::1")))
                .isTrue();
        assertThat(Trusted.parse("2001:db8::/33").contains(InetAddress.ofLiteral("2001:db8:8000::1")))
                .isFalse();
        assertThat(Trusted.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("203.0.113.9")))
                .isTrue();
        assertThat(Trusted.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("2001:db8::1")))
                .isFalse();
        assertThatThrownBy(() -> Trusted.parse("192.0.2.0/33")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trusted.parse("example.org")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strangersAreRefusedWhereThereAreNoCredentials() throws IOException {
        try (TrunkLab closed = new TrunkLab(TrunkLab.authenticating(List.of(), Optional.empty(), Optional.empty()))) {
            peer.sendTo(closed.udp(), TrunkLab.request("MESSAGE", "one"));
            assertThat(response(1).status()).isEqualTo(403);
            assertThat(closed.arrivals).isEmpty();
            assertThat(closed.trunk.status().refused()).isEqualTo(1);
            assertThat(closed.trunk.status().transactions()).isZero();
        }
    }

    @Test
    void aStrangerWithTheRightPasswordIsBelievedOnce() throws Exception {
        RawMessage challenge = challenge("one");
        assertThat(challenge.all("WWW-Authenticate"))
                .hasSize(2)
                .anyMatch(line -> line.contains("SHA-256"))
                .anyMatch(line -> line.contains("MD5"));
        assertThat(challenge.all("WWW-Authenticate").getFirst()).contains("SHA-256");

        String answered = answer(challenge, INBOUND, "two");
        peer.sendTo(lab.udp(), answered);
        assertThat(lab.arrival(1).request().getHeader(AuthorizationHeader.NAME)).isNull();

        peer.sendTo(lab.udp(), answered.replace("z9hG4bKtwo", "z9hG4bKreplayed"));
        RawMessage replayed = response(2);
        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.get("WWW-Authenticate")).contains("stale=true");
        assertThat(lab.arrivals).hasSize(1);
    }

    @Test
    void aWrongPasswordIsChallengedAgainAndNotCalledStale() throws Exception {
        String answered = answer(challenge("one"), new SipTrunkConfig.Credentials("proxy", "wrong"), "two");
        peer.sendTo(lab.udp(), answered);
        assertThat(response(2).status()).isEqualTo(401);
        assertThat(response(2).get("WWW-Authenticate")).doesNotContain("stale=true");
        assertThat(lab.arrivals).isEmpty();
    }

    @Test
    void anOldNonceIsStale() throws Exception {
        String answered = answer(challenge("one"), INBOUND, "two");
        lab.clock.advance(Duration.ofMinutes(6));
        peer.sendTo(lab.udp(), answered);
        assertThat(response(2).get("WWW-Authenticate")).contains("stale=true");
        assertThat(lab.arrivals).isEmpty();
    }

    @Test
    void noPasswordShowsInText() throws IOException {
        StringBuilder shown = new StringBuilder();
        new TrunkLab(config -> {
                    SipTrunkConfig secret = TrunkLab.authenticating(
                                    List.of(), Optional.of(INBOUND), Optional.of(INBOUND))
                            .apply(config);
                    shown.append(secret);
                    return secret;
                })
                .close();
        assertThat(shown.toString()).contains("proxy").doesNotContain("sesame");
    }

    private RawMessage challenge(String branch) throws IOException {
        peer.sendTo(lab.udp(), TrunkLab.request("MESSAGE", branch));
        return response(1);
    }

    /** The request again, with what an account would answer. */
    private static String answer(RawMessage challenge, SipTrunkConfig.Credentials who, String branch)
            throws ParseException {
        DigestKeeper keeper = new DigestKeeper(who.user(), who.password(), new HeaderFactoryImpl());
        StringBuilder text = new StringBuilder(challenge.start()).append("\r\n");
        challenge.lines().forEach(line -> text.append(line).append("\r\n"));
        assertThat(keeper.challenged((SIPResponse) parsed(text + "\r\n"), false))
                .isEmpty();
        SIPRequest request = (SIPRequest) parsed(TrunkLab.request("MESSAGE", branch));
        keeper.authorize(request);
        return request.toString();
    }

    private static Object parsed(String text) throws ParseException {
        return new StringMsgParser().parseSIPMessage(text.getBytes(StandardCharsets.UTF_8), false, false, null);
    }

    private RawMessage response(int number) {
        await().atMost(TrunkLab.SOON).until(() -> peer.responses("MESSAGE").size() >= number);
        return peer.responses("MESSAGE").get(number - 1);
    }
}
