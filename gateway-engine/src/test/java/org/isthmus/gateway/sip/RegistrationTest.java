package org.isthmus.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.sip.transport.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTest {

    private final SipLab lab = new SipLab();
    private final Recorder recorder = new Recorder();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void signsInOverUdpAndTellsEveryStep() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            Endpoint account = lab.online(recorder, peer, Transport.UDP);

            assertThat(account.state()).isEqualTo(new EndpointState.Online("UDP to 127.0.0.1:" + peer.port(), false));
            assertThat(recorder.steps)
                    .filteredOn(step -> step.progress() != SetupStep.Progress.RUNNING)
                    .extracting(SetupStep::kind)
                    .containsExactly(
                            SetupStep.Kind.LOOK_UP,
                            SetupStep.Kind.CONNECT,
                            SetupStep.Kind.CERTIFICATE,
                            SetupStep.Kind.SIGN_IN);
            RawMessage register = peer.requests("REGISTER").getFirst();
            assertThat(register.target()).isEqualTo("sip:sip.test");
            assertThat(register.get("Via")).contains("127.0.0.1:").contains(";rport");
            assertThat(register.get("Contact")).contains("reg-id=1").contains("+sip.instance=\"<urn:uuid:");
        }
    }

    @Test
    void signsOutWithExpiresZero() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp().registersAnybody()) {
            Endpoint account = lab.online(recorder, peer, Transport.TCP);
            account.close();
            await().atMost(SipLab.SOON).until(() -> account.state() instanceof EndpointState.Offline);
            assertThat(peer.requests("REGISTER").getLast().get("Contact")).contains("expires=0");
        }
    }

    @ParameterizedTest
    @CsvSource({"MD5,MD5", "SHA-256,SHA-256", "SHA-512-256,SHA-512/256"})
    void answersDigestChallenges(String token, String javaName) throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on(
                    "REGISTER",
                    (request, back) -> back.send(
                            isRight(request, "Authorization", javaName)
                                    ? request.answer(200, "OK")
                                    : request.answer(401, "Unauthorized", challenge(token, "n1"))));
            lab.online(recorder, peer, Transport.UDP);

            RawMessage last = peer.requests("REGISTER").getLast();
            assertThat(last.parameter("Authorization", "algorithm")).isEqualTo(token);
            assertThat(last.get("Authorization")).contains("qop=auth").contains("nc=00000001");
        }
    }

    @Test
    void usesTheStrongestOfSeveralChallenges() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on(
                    "REGISTER",
                    (request, back) -> back.send(
                            isRight(request, "Authorization", "SHA-256")
                                    ? request.answer(200, "OK")
                                    : request.answer(
                                            401,
                                            "Unauthorized",
                                            challenge("MD5", "weak"),
                                            challenge("SHA-256", "strong"))));
            lab.online(recorder, peer, Transport.UDP);

            RawMessage last = peer.requests("REGISTER").getLast();
            assertThat(last.all("Authorization")).hasSize(1);
            assertThat(last.parameter("Authorization", "nonce")).isEqualTo("strong");
        }
    }

    @Test
    void goesOnWithTheNonceAndCounts() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on(
                    "REGISTER",
                    (request, back) -> back.send(
                            request.get("Authorization").isEmpty()
                                    ? request.answer(401, "Unauthorized", challenge("MD5", "n1"))
                                    : request.answer(200, "OK")));
            peer.on(
                    "MESSAGE",
                    (request, back) -> back.send(
                            isRight(request, "Authorization", "MD5")
                                    ? request.answer(200, "OK")
                                    : request.answer(401, "Unauthorized", challenge("MD5", "n2"))));
            Endpoint account = lab.online(recorder, peer, Transport.UDP);

            assertThat(SipLab.outcome(account.send(SipLab.text("m1", "hello")))).isInstanceOf(Outcome.Accepted.class);

            assertThat(peer.requests("MESSAGE")).hasSize(1);
            RawMessage message = peer.requests("MESSAGE").getFirst();
            assertThat(message.parameter("Authorization", "nonce")).isEqualTo("n1");
            assertThat(Integer.parseInt(message.parameter("Authorization", "nc"), 16))
                    .isGreaterThan(1);
        }
    }

    @Test
    void takesTheNextNonceThatTheServerOffers() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on(
                    "REGISTER",
                    (request, back) -> back.send(
                            request.get("Authorization").isEmpty()
                                    ? request.answer(401, "Unauthorized", challenge("MD5", "n1"))
                                    : request.answer(200, "OK", "Authentication-Info: nextnonce=\"n2\", qop=auth")));
            peer.on("MESSAGE", (request, back) -> back.send(request.answer(200, "OK")));
            Endpoint account = lab.online(recorder, peer, Transport.UDP);
            SipLab.outcome(account.send(SipLab.text("m1", "hello")));

            assertThat(peer.requests("MESSAGE").getFirst().parameter("Authorization", "nonce"))
                    .isEqualTo("n2");
        }
    }

    @Test
    void answersAStaleNonceOnceMore() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on("REGISTER", (request, back) -> {
                String nonce = request.parameter("Authorization", "nonce");
                back.send(
                        switch (nonce) {
                            case "n2" -> request.answer(200, "OK");
                            case "n1" -> request.answer(401, "Unauthorized", challenge("MD5", "n2") + ", stale=true");
                            default -> request.answer(401, "Unauthorized", challenge("MD5", "n1"));
                        });
            });
            lab.online(recorder, peer, Transport.UDP);
            assertThat(peer.requests("REGISTER")).hasSize(3);
        }
    }

    @Test
    void waitsForThePersonAfterAWrongPassword() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on(
                    "REGISTER",
                    (request, back) -> back.send(request.answer(401, "Unauthorized", challenge("MD5", "n1"))));
            Endpoint account = lab.account(recorder, peer, Transport.UDP);
            account.connect();

            EndpointState.Failed failed = SipLab.failed(account);
            assertThat(failed.failure().reason()).isEqualTo(Reason.WRONG_PASSWORD);
            assertThat(failed.retryAt()).isEmpty();
            assertThat(recorder.steps.getLast().kind()).isEqualTo(SetupStep.Kind.SIGN_IN);
            assertThat(recorder.steps.getLast().progress()).isEqualTo(SetupStep.Progress.FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({"403,Forbidden", "404,Not Found"})
    void saysThatTheServerRefusesTheAccount(int status, String phrase) throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on("REGISTER", (request, back) -> back.send(request.answer(status, phrase)));
            Endpoint account = lab.account(recorder, peer, Transport.UDP);
            account.connect();

            EndpointState.Failed failed = SipLab.failed(account);
            assertThat(failed.failure().reason()).isEqualTo(Reason.ACCOUNT_REFUSED);
            assertThat(failed.failure().detail()).isEqualTo(status + " " + phrase);
        }
    }

    @Test
    void asksForLongerWhenTheIntervalIsTooBrief() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on(
                    "REGISTER",
                    (request, back) -> back.send(
                            request.get("Expires").equals("1800")
                                    ? request.answer(200, "OK")
                                    : request.answer(423, "Interval Too Brief", "Min-Expires: 1800")));
            lab.online(recorder, peer, Transport.UDP);
            assertThat(peer.requests("REGISTER")).hasSize(2);
        }
    }

    @Test
    void refreshesBeforeTheRegistrationEnds() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            peer.on("REGISTER", (request, back) -> back.send(request.answer(200, "OK", "Expires: 2")));
            lab.online(recorder, peer, Transport.UDP);
            await().atMost(SipLab.SOON).until(() -> peer.requests("REGISTER").size() >= 3);
            List<RawMessage> registers = peer.requests("REGISTER");
            assertThat(registers.get(1).get("Call-ID"))
                    .isEqualTo(registers.get(0).get("Call-ID"));
        }
    }

    @Test
    void saysThatTheHostIsUnknown() {
        Endpoint account = lab.account(
                recorder, SipLab.config(Optional.of(new HostPort("nowhere.test", 5060)), Transport.TCP, false));
        account.connect();
        EndpointState.Failed failed = SipLab.failed(account);
        assertThat(failed.failure().reason()).isEqualTo(Reason.UNKNOWN_HOST);
        assertThat(failed.retryAt()).isPresent();
        assertThat(recorder.steps.getLast().kind()).isEqualTo(SetupStep.Kind.LOOK_UP);
    }

    @ParameterizedTest
    @CsvSource({"TCP", "UDP", "TLS"})
    void saysThatThePortIsClosed(Transport transport) throws IOException {
        Endpoint account = lab.account(
                recorder, SipLab.config(Optional.of(new HostPort("127.0.0.1", closedPort())), transport, false));
        account.connect();
        assertThat(SipLab.failed(account).failure().reason()).isEqualTo(Reason.CONNECTION_REFUSED);
    }

    @Test
    void saysThatTheServerClosesTheConnection() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp()) {
            peer.closeOnAccept = true;
            Endpoint account = lab.account(recorder, peer, Transport.TCP);
            account.connect();
            assertThat(SipLab.failed(account).failure().reason()).isEqualTo(Reason.CONNECTION_LOST);
        }
    }

    @ParameterizedTest
    @CsvSource({"TCP", "UDP", "TLS"})
    void doesNotWaitForEverForASilentServer(Transport transport) throws IOException {
        try (ScriptedPeer peer = transport == Transport.UDP ? ScriptedPeer.udp() : ScriptedPeer.tcp()) {
            Endpoint account = lab.account(recorder, peer, transport);
            account.connect();
            EndpointState.Failed failed = SipLab.failed(account);
            assertThat(failed.failure().reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failed.retryAt()).isPresent();
        }
    }

    @Test
    void triesTheNextServerWhenTheFirstOneIsGone() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp().registersAnybody()) {
            int closed = closedPort();
            lab.dns.addresses.put("a.sip.test", List.of(InetAddress.getLoopbackAddress()));
            lab.dns.srv.put(
                    "_sip._tcp.sip.test",
                    List.of(new Dns.Srv(20, 0, peer.port(), "a.sip.test"), new Dns.Srv(10, 0, closed, "a.sip.test")));
            Endpoint account = lab.account(recorder, SipLab.config(Optional.empty(), Transport.TCP, false));
            account.connect();
            await().atMost(SipLab.SOON).until(() -> account.state() instanceof EndpointState.Online);
            assertThat(recorder.steps)
                    .filteredOn(s -> s.kind() == SetupStep.Kind.CONNECT && s.progress() == SetupStep.Progress.RUNNING)
                    .extracting(SetupStep::detail)
                    .satisfiesExactly(
                            first -> assertThat(first).endsWith(":" + closed),
                            second -> assertThat(second).endsWith(":" + peer.port()));
        }
    }

    @Test
    void triesTheNextServerWhenTheFirstOneIsOverloaded() throws IOException {
        try (ScriptedPeer busy = ScriptedPeer.udp();
                ScriptedPeer peer = ScriptedPeer.udp().registersAnybody()) {
            busy.on("REGISTER", (request, back) -> back.send(request.answer(503, "Service Unavailable")));
            lab.dns.addresses.put("a.sip.test", List.of(InetAddress.getLoopbackAddress()));
            lab.dns.srv.put(
                    "_sip._udp.sip.test",
                    List.of(
                            new Dns.Srv(1, 0, busy.port(), "a.sip.test"),
                            new Dns.Srv(2, 0, peer.port(), "a.sip.test")));
            Endpoint account = lab.account(recorder, SipLab.config(Optional.empty(), Transport.UDP, false));
            account.connect();
            await().atMost(SipLab.SOON).until(() -> account.state() instanceof EndpointState.Online);
            assertThat(busy.requests("REGISTER")).hasSize(1);
        }
    }

    @Test
    void noticesALostConnectionAtOnceAndComesBack() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.tcp().registersAnybody()) {
            Endpoint account = lab.online(recorder, peer, Transport.TCP);
            peer.dropConnections();
            await().atMost(SipLab.SOON)
                    .until(() -> recorder.states.stream().anyMatch(EndpointState.Failed.class::isInstance));
            await().atMost(SipLab.SOON).until(() -> account.state() instanceof EndpointState.Online);
            assertThat(peer.requests("REGISTER")).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void tellsNobodySignedInAtOnce() throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.udp()) {
            Endpoint account = lab.account(recorder, peer, Transport.UDP);
            Outcome outcome = account.send(SipLab.text("m1", "hello")).join();
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure().reason()).isEqualTo(Reason.NOT_SIGNED_IN));
        }
    }

    /**
     * A port that nobody has, from below those that the system gives out, so that no test beside this one gets it either.
     */
    private static int closedPort() throws IOException {
        IOException taken = new IOException("no closed port was found");
        for (int attempt = 0; attempt < 50; attempt++) {
            InetSocketAddress place = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    ThreadLocalRandom.current().nextInt(10_000, 30_000));
            try (Socket tcp = new Socket();
                    DatagramSocket udp = new DatagramSocket(place)) {
                tcp.bind(place);
                return udp.getLocalPort();
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }

    private static String challenge(String algorithm, String nonce) {
        return "WWW-Authenticate: Digest realm=\"sip.test\", nonce=\"" + nonce + "\", algorithm=" + algorithm
                + ", qop=\"auth\"";
    }

    private static boolean isRight(RawMessage request, String header, String algorithm) {
        if (request.get(header).isEmpty()) {
            return false;
        }
        String secret = hash(algorithm, "alice:sip.test:secret");
        String what = hash(algorithm, request.method() + ":" + request.target());
        String expected = hash(
                algorithm,
                String.join(
                        ":",
                        secret,
                        request.parameter(header, "nonce"),
                        request.parameter(header, "nc"),
                        request.parameter(header, "cnonce"),
                        "auth",
                        what));
        return expected.equals(request.parameter(header, "response"));
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
