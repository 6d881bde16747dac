package org.isthmus.gateway.xmpp;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.xmpp.XmppAccountConfig.Encryption;

/** An account, the network it lives on, and everything it said. */
final class AccountRig implements EndpointListener, ArchiveMarks, Dns, AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final XmppAddress ANN = jid("ann@x.test");
    static final XmppAddress BEN = jid("ben@x.test");
    private static final EndpointId ID = new EndpointId("ann");

    final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    final List<EndpointState> states = new CopyOnWriteArrayList<>();
    final List<SetupStep> steps = new CopyOnWriteArrayList<>();
    final List<List<Contact>> contacts = new CopyOnWriteArrayList<>();
    final Map<String, List<Srv>> services = new ConcurrentHashMap<>();
    final Set<String> hosts = ConcurrentHashMap.newKeySet();
    volatile boolean trusting;
    volatile Optional<String> mark = Optional.empty();
    volatile Optional<Failure> refusal = Optional.empty();

    final XmppNetwork network;
    private Optional<Endpoint> account = Optional.empty();

    AccountRig(Scheduler scheduler, TestCertificates certificates) {
        network = new XmppNetwork(scheduler, (host, certificate) -> trusting, this, this, certificates.issuers());
    }

    static XmppAddress jid(String text) {
        try {
            return XmppAddress.parse(text);
        } catch (AddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static InstantMessage text(String id, String body) {
        return InstantMessage.text(id, ANN, BEN, body);
    }

    static XmppAccountConfig config(Optional<HostPort> server, Encryption encryption) {
        return config("ann", ScriptedServer.PASSWORD, server, encryption, false);
    }

    static XmppAccountConfig config(
            String user, String password, Optional<HostPort> server, Encryption encryption, boolean plain) {
        return new XmppAccountConfig(
                ID, jid(user + "@x.test"), "Ann", password, Optional.empty(), server, encryption, plain);
    }

    static Optional<HostPort> at(ScriptedServer server) {
        return Optional.of(new HostPort("127.0.0.1", server.port()));
    }

    Endpoint connect(XmppAccountConfig config) {
        Endpoint made = network.account(config, this);
        account = Optional.of(made);
        made.connect();
        return made;
    }

    Endpoint signIn(ScriptedServer server) {
        Endpoint made = connect(config(at(server), Encryption.REQUIRED));
        awaitOnline();
        return made;
    }

    /** The same with calls. */
    CallingEndpoint signIn(ScriptedServer server, CallTaker taker) {
        CallingEndpoint made = network.account(config(at(server), Encryption.REQUIRED), this, taker);
        account = Optional.of(made);
        made.connect();
        awaitOnline();
        return made;
    }

    void awaitOnline() {
        await().atMost(PATIENCE).until(() -> account.orElseThrow().state() instanceof EndpointState.Online);
    }

    EndpointState.Failed awaitFailure() {
        await().atMost(PATIENCE).until(() -> states.stream().anyMatch(EndpointState.Failed.class::isInstance));
        return lastFailure();
    }

    EndpointState.Failed lastFailure() {
        return states.stream()
                .filter(EndpointState.Failed.class::isInstance)
                .map(EndpointState.Failed.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    <T extends Signal> T awaitSignal(Class<T> kind, Predicate<T> wanted) {
        await().atMost(PATIENCE)
                .until(() -> signals.stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .anyMatch(wanted));
        return signals.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    List<String> bodies() {
        return signals.stream()
                .filter(InstantMessage.class::isInstance)
                .map(signal -> ((InstantMessage) signal).body())
                .toList();
    }

    @Override
    public void arrived(Endpoint endpoint, Arrival arrival) {
        signals.add(arrival.signal());
        refusal.ifPresentOrElse(arrival::refuse, arrival::accept);
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        states.add(state);
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        steps.add(step);
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> list) {
        contacts.add(list);
    }

    @Override
    public Optional<String> last(EndpointId id) {
        return mark;
    }

    @Override
    public void advanced(EndpointId id, String archiveId) {
        mark = Optional.of(archiveId);
    }

    @Override
    public List<Srv> services(String name) {
        return services.getOrDefault(name, List.of());
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        if (host.equals("127.0.0.1") || hosts.contains(host)) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        if (host.equals("far.example")) {
            return List.of(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}));
        }
        throw new UnknownHostException(host);
    }

    @Override
    public void close() {
        network.close();
    }
}
