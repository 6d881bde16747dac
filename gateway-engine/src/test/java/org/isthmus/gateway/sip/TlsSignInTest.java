package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.transport.Dns;
import org.isthmus.gateway.xmpp.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlsSignInTest {

    private static final TestCertificates CERTIFICATES = new TestCertificates();

    private final SipLab lab = new SipLab(CERTIFICATES.issuers());
    private final Recorder recorder = new Recorder();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void signsInWithAGoodCertificateAndSaysSo() throws IOException {
        try (ScriptedPeer peer =
                ScriptedPeer.tls(CERTIFICATES.issuedTo("sip.test")).registersAnybody()) {
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            Endpoint account = account(peer);
            awaitOnline(account);

            assertThat(account.state())
                    .isEqualTo(new EndpointState.Online("TLS 1.3 to sip.test (127.0.0.1):" + peer.port(), true));
            assertThat(peer.askedNames()).containsExactly("sip.test");
            assertThat(recorder.steps).contains(SetupStep.done(SetupStep.Kind.CERTIFICATE, "TLS 1.3"));
            RawMessage register = peer.requests("REGISTER").getFirst();
            assertThat(register.get("Via")).startsWith("SIP/2.0/TLS ");
            assertThat(SipLab.outcome(account.send(SipLab.text("m1", "hello")))).isInstanceOf(Outcome.Accepted.class);
        }
    }

    /** RFC 5922 section 7.1: DNS may be forged, so the certificate speaks for the domain and not for where DNS points. */
    @Test
    void wantsACertificateOfTheDomainWhereDnsPointsElsewhere() throws IOException {
        try (ScriptedPeer ofDomain =
                        ScriptedPeer.tls(CERTIFICATES.issuedTo("sip.test")).registersAnybody();
                ScriptedPeer ofTarget = ScriptedPeer.tls(CERTIFICATES.issuedTo("host.elsewhere.test"))
                        .registersAnybody()) {
            Endpoint account = lab.account(recorder, SipLab.config(Optional.empty(), Transport.TLS, false));
            pointTo(ofTarget);
            account.connect();
            assertThat(SipLab.failed(account).failure().reason()).isEqualTo(Reason.CERTIFICATE_WRONG_HOST);

            pointTo(ofDomain);
            account.retryNow();
            awaitOnline(account);
            assertThat(ofDomain.askedNames()).containsExactly("sip.test");
        }
    }

    private void pointTo(ScriptedPeer peer) {
        lab.dns.addresses.put("host.elsewhere.test", List.of(InetAddress.getLoopbackAddress()));
        lab.dns.srv.put("_sips._tcp.sip.test", List.of(new Dns.Srv(1, 1, peer.port(), "host.elsewhere.test")));
    }

    static Stream<Arguments> doubtful() {
        return Stream.of(
                Arguments.of(CERTIFICATES.selfMade("sip.test"), Reason.CERTIFICATE_UNTRUSTED),
                Arguments.of(CERTIFICATES.issuedTo("other.test"), Reason.CERTIFICATE_WRONG_HOST),
                Arguments.of(CERTIFICATES.expired("sip.test"), Reason.CERTIFICATE_EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void waitsForThePersonAndSignsInWithWhatThePersonTrusts(SSLContext certificate, Reason reason) throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tls(certificate).registersAnybody()) {
            Endpoint account = account(peer);
            EndpointState.Failed failed = SipLab.failed(account);

            Failure failure = failed.failure();
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failed.retryAt()).isEmpty();
            assertThat(recorder.steps.getLast()).isEqualTo(SetupStep.failed(SetupStep.Kind.CERTIFICATE, failure));
            assertThat(peer.requests("REGISTER")).isEmpty();
            CertificateInfo shown = failure.certificate().orElseThrow();
            assertThat(shown.host()).isEqualTo("sip.test");
            assertThat(shown.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");

            lab.trust.set((host, leaf) -> host.equals(shown.host())
                    && leaf.getSubjectX500Principal().getName().equals(shown.subject()));
            account.retryNow();
            awaitOnline(account);
        }
    }

    @Test
    void saysThatTheServerClosesInTheHandshake() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp()) {
            peer.closeOnAccept = true;
            Endpoint account = account(peer);
            assertThat(SipLab.failed(account).failure().reason()).isEqualTo(Reason.CONNECTION_LOST);
            assertThat(recorder.steps)
                    .filteredOn(step -> step.progress() == SetupStep.Progress.FAILED)
                    .extracting(SetupStep::kind)
                    .contains(SetupStep.Kind.CERTIFICATE);
        }
    }

    private Endpoint account(ScriptedPeer peer) {
        Endpoint account = lab.account(recorder, SipLab.config(Optional.of(peer.at("sip.test")), Transport.TLS, false));
        account.connect();
        return account;
    }

    private static void awaitOnline(Endpoint account) {
        await().atMost(SipLab.SOON).until(() -> account.state() instanceof EndpointState.Online);
    }
}
