package org.isthmus.tests.call;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.sip.SipAccountConfig;
import org.isthmus.gateway.sip.SipNetwork;
import org.isthmus.tests.peer.Kamailio;

/** The program's SIP account of one user, at a Kamailio, with what becomes of its calls. */
final class SipCaller implements EndpointListener, CallTaker, AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);

    private final SystemScheduler scheduler = new SystemScheduler();
    private final SipNetwork network = new SipNetwork(scheduler, (host, certificate) -> false);
    final CallingEndpoint account;
    final List<IncomingCall> incoming = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<CallEnd> ends = new CopyOnWriteArrayList<>();

    SipCaller(Kamailio server, String user, SipAccountConfig.Transport transport) {
        account = network.account(
                new SipAccountConfig(
                        new EndpointId(user),
                        SipAddress.of(user, Kamailio.DOMAIN),
                        user,
                        Optional.empty(),
                        Kamailio.password(user),
                        Optional.of(new HostPort("127.0.0.1", server.port())),
                        transport,
                        false),
                this,
                this);
        account.connect();
        awaitOnline();
    }

    void awaitOnline() {
        await().atMost(SOON).until(() -> account.state() instanceof EndpointState.Online);
    }

    IncomingCall awaitCall() {
        await().atMost(SOON).until(() -> !incoming.isEmpty());
        return incoming.getFirst();
    }

    void awaits(String event) {
        await().atMost(SOON).until(() -> events.contains(event));
    }

    CallEnd.Reason awaitEnd() {
        await().atMost(SOON).until(() -> !ends.isEmpty());
        return ends.getFirst().reason();
    }

    @Override
    public CallEvents called(IncomingCall call) {
        incoming.add(call);
        return log();
    }

    /** Writes down what becomes of a call. */
    CallEvents log() {
        return new CallEvents() {
            @Override
            public void ringing() {
                events.add("ringing");
            }

            @Override
            public void answered() {
                events.add("answered");
            }

            @Override
            public void held(boolean held) {
                events.add(held ? "held" : "resumed");
            }

            @Override
            public void digit(char digit) {
                events.add("digit " + digit);
            }

            @Override
            public void ended(CallEnd why) {
                ends.add(why);
                events.add("ended");
            }
        };
    }

    @Override
    public void arrived(Endpoint endpoint, Arrival arrival) {
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
