package org.isthmus.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.endpoint.SetupStep.Kind;
import org.isthmus.gateway.endpoint.SetupStep.Progress;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.Dns.Srv;
import org.isthmus.gateway.xmpp.XmppAccountConfig.Encryption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SignInTest {

    private final TestCertificates certificates = new TestCertificates();
    private final SystemScheduler scheduler = new SystemScheduler();
    private AccountRig rig;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        rig = new AccountRig(scheduler, certificates);
        server = new ScriptedServer(certificates.issuedTo(ScriptedServer.DOMAIN));
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
        server.close();
        scheduler.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void signsInWithEachScramMechanism(String mechanism) {
        server.mechanisms = List.of("PLAIN", mechanism);
        rig.signIn(server);
        assertThat(server.mechanismsUsed).containsExactly(mechanism);
    }

    @Test
    void prefersTheStrongestMechanism() {
        rig.signIn(server);
        assertThat(server.mechanismsUsed).containsExactly("SCRAM-SHA-512");
    }

    @Test
    void neverShowsThePasswordToAServerThatOffersPlainOnly() {
        server.mechanisms = List.of("PLAIN", "DIGEST-MD5");
        rig.connect(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED));
        EndpointState.Failed failed = rig.awaitFailure();
        assertThat(failed.failure().reason()).isEqualTo(Reason.WEAK_SIGN_IN);
        assertThat(failed.retryAt()).isEmpty();
        assertThat(server.mechanismsUsed).isEmpty();
    }

    @Test
    void usesPlainInsideTlsWhenThePersonAllowedIt() {
        server.mechanisms = List.of("PLAIN");
        rig.connect(
                AccountRig.config("ann", ScriptedServer.PASSWORD, AccountRig.at(server), Encryption.REQUIRED, true));
        rig.awaitOnline();
        assertThat(server.mechanismsUsed).containsExactly("PLAIN");
    }

    @Test
    void doesNotBelieveAServerThatDoesNotKnowThePassword() {
        server.mechanisms = List.of("SCRAM-SHA-256");
        server.signatureIsWrong = true;
        rig.connect(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED));
        assertThat(rig.awaitFailure().failure().reason()).isEqualTo(Reason.WRONG_PASSWORD);
    }

    @Test
    void tellsEachStepOnce() {
        Endpoint account = rig.signIn(server);
        assertThat(rig.steps)
                .extracting(step -> step.kind() + " " + step.progress())
                .containsExactly(
                        "LOOK_UP RUNNING",
                        "LOOK_UP DONE",
                        "CONNECT RUNNING",
                        "CONNECT DONE",
                        "CERTIFICATE RUNNING",
                        "CERTIFICATE DONE",
                        "SIGN_IN RUNNING",
                        "SIGN_IN DONE");
        assertThat(account.state()).isEqualTo(new EndpointState.Online("TLS 1.3 to 127.0.0.1:" + server.port(), true));
    }

    @Test
    void findsDirectTlsOnANamedPort() {
        server.directTls = true;
        rig.connect(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED));
        rig.awaitOnline();
        assertThat(rig.states.getLast())
                .isEqualTo(new EndpointState.Online("TLS 1.3 to 127.0.0.1:" + server.port(), true));
    }

    @Test
    void followsTheServiceRecordsPastADeadHost() throws IOException {
        rig.hosts.addAll(List.of("dead.x.test", "live.x.test"));
        rig.services.put("_xmpps-client._tcp.x.test", List.of(new Srv(1, 0, closedPort(), "dead.x.test")));
        rig.services.put("_xmpp-client._tcp.x.test", List.of(new Srv(2, 0, server.port(), "live.x.test")));
        rig.connect(AccountRig.config(Optional.empty(), Encryption.REQUIRED));
        rig.awaitOnline();
        assertThat(rig.states.getLast())
                .isEqualTo(new EndpointState.Online("TLS 1.3 to live.x.test:" + server.port(), true));
    }

    @Test
    void usesDirectTlsByItsServiceRecord() {
        server.directTls = true;
        rig.hosts.add("live.x.test");
        rig.services.put("_xmpps-client._tcp.x.test", List.of(new Srv(1, 0, server.port(), "live.x.test")));
        rig.connect(AccountRig.config(Optional.empty(), Encryption.REQUIRED));
        rig.awaitOnline();
    }

    @Test
    void tellsOfAnUnknownHost() {
        rig.connect(AccountRig.config(Optional.empty(), Encryption.REQUIRED));
        assertFails(Reason.UNKNOWN_HOST, Kind.LOOK_UP, true);
    }

    @Test
    void tellsOfARefusedPort() throws IOException {
        rig.connect(AccountRig.config(Optional.of(new HostPort("127.0.0.1", closedPort())), Encryption.REQUIRED));
        assertFails(Reason.CONNECTION_REFUSED, Kind.CONNECT, true);
    }

    @Test
    void waitsForThePersonAboutAnUnknownIssuer() {
        server.tls = Optional.of(certificates.selfMade(ScriptedServer.DOMAIN));
        assertCertificate(Reason.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void waitsForThePersonAboutAnotherName() {
        server.tls = Optional.of(certificates.issuedTo("other.test"));
        assertCertificate(Reason.CERTIFICATE_WRONG_HOST);
    }

    @Test
    void waitsForThePersonAboutAnExpiredCertificate() {
        server.tls = Optional.of(certificates.expired(ScriptedServer.DOMAIN));
        assertCertificate(Reason.CERTIFICATE_EXPIRED);
    }

    @Test
    void checksTheNameOfDirectTlsToo() {
        server.directTls = true;
        server.tls = Optional.of(certificates.issuedTo("other.test"));
        assertCertificate(Reason.CERTIFICATE_WRONG_HOST);
    }

    @Test
    void waitsForThePersonAboutAWrongPassword() {
        rig.connect(AccountRig.config("ann", "wrong", AccountRig.at(server), Encryption.REQUIRED, false));
        assertFails(Reason.WRONG_PASSWORD, Kind.SIGN_IN, false);
    }

    @Test
    void waitsForThePersonAboutAnUnknownUser() {
        rig.connect(AccountRig.config(
                "nobody", ScriptedServer.PASSWORD, AccountRig.at(server), Encryption.REQUIRED, false));
        assertFails(Reason.WRONG_PASSWORD, Kind.SIGN_IN, false);
    }

    @Test
    void insistsOnEncryption() {
        server.tls = Optional.empty();
        rig.connect(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED));
        assertFails(Reason.ENCRYPTION_REQUIRED, Kind.CERTIFICATE, false);
        assertThat(server.mechanismsUsed).isEmpty();
    }

    @Test
    void goesWithoutEncryptionOnThisComputerOnly() {
        server.tls = Optional.empty();
        rig.connect(AccountRig.config(AccountRig.at(server), Encryption.NONE_ON_LOOPBACK));
        rig.awaitOnline();
        assertThat(rig.steps)
                .extracting(SetupStep::kind, SetupStep::progress)
                .contains(org.assertj.core.groups.Tuple.tuple(Kind.CERTIFICATE, Progress.SKIPPED));

        rig.states.clear();
        rig.connect(AccountRig.config(Optional.of(new HostPort("far.example", 5222)), Encryption.NONE_ON_LOOPBACK));
        assertThat(rig.awaitFailure().failure().reason()).isEqualTo(Reason.ENCRYPTION_REQUIRED);
    }

    @Test
    void recoversFromAServerThatAcceptsAndCloses() {
        server.mood = ScriptedServer.Mood.CLOSES_AT_ONCE;
        rig.connect(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED));
        assertFails(Reason.CONNECTION_LOST, Kind.CONNECT, true);
        await().atMost(AccountRig.PATIENCE).until(() -> server.connections.get() > 4);
        server.mood = ScriptedServer.Mood.NORMAL;
        rig.awaitOnline();
    }

    @Test
    void doesNotWaitForEverForASilentServer() {
        server.mood = ScriptedServer.Mood.SAYS_NOTHING;
        rig.connect(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED));
        assertFails(Reason.TIMEOUT, Kind.CONNECT, true);
        assertThat(server.connections).hasValue(1);
    }

    private void assertCertificate(Reason reason) {
        Endpoint account = rig.connect(AccountRig.config(AccountRig.at(server), Encryption.REQUIRED));
        assertFails(reason, Kind.CERTIFICATE, false);
        CertificateInfo shown = rig.lastFailure().failure().certificate().orElseThrow();
        assertThat(shown.host()).isEqualTo(ScriptedServer.DOMAIN);
        assertThat(shown.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(server.mechanismsUsed).isEmpty();

        rig.trusting = true;
        account.retryNow();
        rig.awaitOnline();
    }

    private void assertFails(Reason reason, Kind step, boolean retries) {
        EndpointState.Failed failed = rig.awaitFailure();
        assertThat(failed.failure().reason()).as(failed.failure().detail()).isEqualTo(reason);
        assertThat(failed.retryAt().isPresent()).isEqualTo(retries);
        assertThat(rig.steps.stream().filter(s -> s.progress() == Progress.FAILED))
                .extracting(SetupStep::kind)
                .containsOnly(step);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
