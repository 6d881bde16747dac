package org.isthmus.tests.account;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.sip.SipNetwork;
import org.isthmus.tests.peer.Kamailio;

/** The program's SIP account {@code us}, by itself, at a Kamailio. */
final class SipClient implements EndpointListener, AutoCloseable {

    static final SipAddress US = SipAddress.of("us", Kamailio.DOMAIN);

    private static final Duration SOON = Duration.ofSeconds(20);

    private final SystemScheduler scheduler = new SystemScheduler();
    private final SipNetwork network = new SipNetwork(scheduler, (host, certificate) -> false);
    private final List<Signal> signals = new CopyOnWriteArrayList<>();
    private volatile Mailbox mailbox = Mailbox.EMPTY;
    final Endpoint account;

    SipClient(Kamailio server, String host, SipAccountConfig.Transport transport) {
        account = network.account(
                new SipAccountConfig(
                        new EndpointId("us"),
                        US,
                        "Us",
                        Optional.empty(),
                        Kamailio.password("us"),
                        Optional.of(new HostPort(host, server.port())),
                        transport,
                        false),
                this);
        account.connect();
        awaitOnline();
    }

    void awaitOnline() {
        await().atMost(SOON)
                .failFast(() -> account.state() instanceof EndpointState.Failed failed
                        && failed.retryAt().isEmpty())
                .until(() -> account.state() instanceof EndpointState.Online);
    }

    void awaitFailure() {
        await().atMost(SOON).until(() -> account.state() instanceof EndpointState.Failed);
    }

    <T extends Signal> List<T> signals(Class<T> type) {
        return signals.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> texts() {
        return signals(InstantMessage.class).stream().map(InstantMessage::body).toList();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void mailboxChanged(Endpoint endpoint, Mailbox changed) {
        mailbox = changed;
    }

    @Override
    public void arrived(Endpoint endpoint, Arrival arrival) {
        signals.add(arrival.signal());
        arrival.accept();
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        // The account itself is asked.
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        // Of no interest here.
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {
        // Of no interest here.
    }

    @Override
    public void close() {
        account.close();
        await().atMost(SOON).until(() -> account.state() instanceof EndpointState.Offline);
        network.close();
        scheduler.close();
    }
}
