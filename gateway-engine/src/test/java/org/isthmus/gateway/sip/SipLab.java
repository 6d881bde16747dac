package org.isthmus.gateway.sip;

import static org.awaitility.Awaitility.await;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.InstantMessage;

/** A SIP network with accounts on it for one test. */
public final class SipLab implements AutoCloseable {

    public static final SipAddress ALICE = SipAddress.of("alice", "sip.test");
    public static final SipAddress BOB = SipAddress.of("bob", "sip.test");
    public static final Duration SOON = Duration.ofSeconds(10);

    final FixedDns dns = new FixedDns();
    final AtomicReference<CertificateTrust> trust = new AtomicReference<>((host, certificate) -> false);
    private final SystemScheduler scheduler = new SystemScheduler();
    private final SipNetwork network;
    private final List<Endpoint> accounts = new ArrayList<>();

    public SipLab() {
        network = new SipNetwork(name(), scheduler, this::isTrusted, dns);
    }

    /** @param scheduler a clock that the test turns */
    public SipLab(Scheduler scheduler) {
        network = new SipNetwork(name(), scheduler, this::isTrusted, dns);
    }

    /** @param authorities who may issue certificates */
    SipLab(X509TrustManager authorities) {
        network = new SipNetwork(name(), scheduler, this::isTrusted, dns, authorities);
    }

    private static String name() {
        return "test-" + UUID.randomUUID();
    }

    private boolean isTrusted(String host, X509Certificate certificate) {
        return trust.get().isTrusted(host, certificate);
    }

    Endpoint account(Recorder recorder, SipAccountConfig config) {
        Endpoint account = network.account(config, recorder);
        accounts.add(account);
        return account;
    }

    Endpoint account(Recorder recorder, ScriptedPeer peer, SipAccountConfig.Transport transport) {
        return account(recorder, config(Optional.of(peer.at("127.0.0.1")), transport, false));
    }

    /** An account of that name that is signed in and can call and be called. */
    public CallingEndpoint calling(
            SipAddress address, HostPort server, SipAccountConfig.Transport transport, CallTaker taker) {
        SipAccountConfig config = new SipAccountConfig(
                new EndpointId(address.user()),
                address,
                address.user(),
                Optional.empty(),
                "secret",
                Optional.of(server),
                transport,
                false);
        CallingEndpoint account = network.account(config, new Recorder(), taker);
        accounts.add(account);
        account.connect();
        await().atMost(SOON).until(() -> account.state() instanceof EndpointState.Online);
        return account;
    }

    /** An account that is signed in. */
    Endpoint online(Recorder recorder, ScriptedPeer peer, SipAccountConfig.Transport transport) {
        Endpoint account = account(recorder, peer, transport);
        account.connect();
        await().atMost(SOON).until(() -> account.state() instanceof EndpointState.Online);
        return account;
    }

    static SipAccountConfig config(Optional<HostPort> server, SipAccountConfig.Transport transport, boolean large) {
        return new SipAccountConfig(
                new EndpointId("test"), ALICE, "Alice", Optional.empty(), "secret", server, transport, large);
    }

    static EndpointState.Failed failed(Endpoint account) {
        await().atMost(Duration.ofSeconds(15)).until(() -> account.state() instanceof EndpointState.Failed);
        return (EndpointState.Failed) account.state();
    }

    static InstantMessage text(String id, String body) {
        return InstantMessage.text(id, ALICE, BOB, body);
    }

    static Outcome outcome(java.util.concurrent.CompletableFuture<Outcome> future) {
        await().atMost(SOON).until(future::isDone);
        return future.join();
    }

    @Override
    public void close() {
        accounts.forEach(Endpoint::close);
        await().atMost(SOON).until(() -> accounts.stream().noneMatch(a -> a.state() instanceof EndpointState.Online));
        network.close();
        scheduler.close();
    }
}
