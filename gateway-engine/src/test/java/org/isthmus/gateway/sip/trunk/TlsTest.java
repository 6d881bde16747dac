package org.isthmus.gateway.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.transport.Wire;
import org.isthmus.gateway.xmpp.TestCertificates;
import org.junit.jupiter.api.Test;

class TlsTest {

    private static final TestCertificates CERTIFICATES = new TestCertificates();

    @Test
    void requestsAreTakenAndAnswered() throws IOException, GeneralSecurityException {
        try (TrunkLab lab = new TrunkLab(onTls());
                ScriptedPeer peer = ScriptedPeer.connectedBy(CERTIFICATES
                        .ofClient()
                        .getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                lab.trunk.port(Wire.TLS).orElseThrow()))) {
            peer.send(TrunkLab.requestOver("TLS", "MESSAGE", "one"));
            lab.answer(lab.arrival(1), 200);
            await().atMost(TrunkLab.SOON).until(() -> peer.responses("MESSAGE").size() == 1);
        }
    }

    /** RFC 5922 section 7.1: the certificate is for the domain, not for the host that serves it. */
    @Test
    void requestsGoToAHopWhoseCertificateIsForItsDomain() throws IOException, GeneralSecurityException {
        try (ScriptedPeer peer = ScriptedPeer.tls(CERTIFICATES.issuedTo("sip.test"));
                TrunkLab lab = new TrunkLab(towards(peer))) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            assertThat(TrunkLab.status(lab.send(TrunkLab.outgoing("MESSAGE", "hello"))))
                    .isEqualTo(200);
            assertThat(peer.requests("MESSAGE").getFirst().get("Via")).startsWith("SIP/2.0/TLS ");
        }
    }

    @Test
    void requestsNeverGoToAHopWithAnotherCertificate() throws IOException, GeneralSecurityException {
        try (ScriptedPeer other = ScriptedPeer.tls(CERTIFICATES.issuedTo("other.test"));
                ScriptedPeer selfMade = ScriptedPeer.tls(CERTIFICATES.selfMade("sip.test"));
                TrunkLab toOther = new TrunkLab(towards(other));
                TrunkLab toSelfMade = new TrunkLab(towards(selfMade))) {
            assertThat(reason(toOther.send(TrunkLab.outgoing("MESSAGE", "hello"))))
                    .isEqualTo(Reason.CERTIFICATE_WRONG_HOST);
            assertThat(reason(toSelfMade.send(TrunkLab.outgoing("MESSAGE", "hello"))))
                    .isEqualTo(Reason.CERTIFICATE_UNTRUSTED);
            assertThat(other.requests("MESSAGE")).isEmpty();
            assertThat(selfMade.requests("MESSAGE")).isEmpty();
        }
    }

    @Test
    void thereIsNoListenerWithoutACertificate() {
        assertThatThrownBy(() -> SipTrunkConfig.listeningOn("gateway.test", List.of(TrunkLab.listener(Wire.TLS))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UnaryOperator<SipTrunkConfig> towards(ScriptedPeer peer) throws GeneralSecurityException {
        UnaryOperator<SipTrunkConfig> tls = onTls();
        return config ->
                tls.apply(TrunkLab.towards(TrunkLab.target(Wire.TLS, peer)).apply(config));
    }

    private static UnaryOperator<SipTrunkConfig> onTls() throws GeneralSecurityException {
        TrunkTls tls = TrunkTls.of(CERTIFICATES.storeOf("gateway.test"), new char[0], CERTIFICATES.issuers());
        return config -> new SipTrunkConfig(
                config.host(),
                List.of(TrunkLab.listener(Wire.TLS)),
                config.domains(),
                config.outboundProxy(),
                config.trusted(),
                config.inbound(),
                config.credentials(),
                tls,
                config.limits());
    }

    private static Reason reason(CompletableFuture<SipReply> reply) {
        return ((SipReply.Unanswered) TrunkLab.done(reply)).failure().reason();
    }
}
