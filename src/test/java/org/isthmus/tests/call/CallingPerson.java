package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.HostPort;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.xmpp.ArchiveMarks;
import org.isthmus.gateway.xmpp.SystemDns;
import org.isthmus.gateway.xmpp.XmppAccountConfig;
import org.isthmus.gateway.xmpp.XmppNetwork;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Prosody;

/** Somebody with this program on one device, who calls, is called, and remembers what was told of the last call. */
final class CallingPerson implements EndpointListener, CallEvents, ArchiveMarks, AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final XmppNetwork network;
    private final CallingEndpoint account;
    private final SilentMedia media;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<IncomingCall> incoming = new CopyOnWriteArrayList<>();

    CallingPerson(Prosody server, Scheduler scheduler, String user, String device) {
        media = new SilentMedia(device);
        network = new XmppNetwork(scheduler, (host, certificate) -> false, new SystemDns(), this);
        account = network.account(
                new XmppAccountConfig(
                        new EndpointId(user + "-" + device),
                        new XmppAddress(user, Prosody.DOMAIN, ""),
                        user,
                        Prosody.password(user),
                        Optional.of(device),
                        Optional.of(new HostPort("127.0.0.1", server.port())),
                        XmppAccountConfig.Encryption.NONE_ON_LOOPBACK),
                this,
                this::called);
        account.connect();
        await().atMost(SOON).until(this::isOnline);
    }

    private CallEvents called(IncomingCall call) {
        incoming.add(call);
        return this;
    }

    boolean isOnline() {
        return account.state() instanceof EndpointState.Online;
    }

    Call call(XmppAddress to) {
        return call(to, media);
    }

    Call call(XmppAddress to, CallMedia with) {
        return account.call(to, Set.of(MediaKind.AUDIO), with, this);
    }

    /** The relays that the server tells of. */
    List<RelayServer> relays() {
        return account.relays().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    void answer() {
        incoming().answer(media);
    }

    IncomingCall incoming() {
        return incoming.getLast();
    }

    void awaitIncoming() {
        await().atMost(SOON).until(() -> !incoming.isEmpty());
    }

    void awaitTold(String... events) {
        await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly(events));
    }

    /** Whose media the other side said is: the name of its device. */
    String heard() {
        return media.heard();
    }

    void forget() {
        told.clear();
        incoming.clear();
    }

    @Override
    public void ringing() {
        told.add("ringing");
    }

    @Override
    public void answered() {
        told.add("answered");
    }

    @Override
    public void held(boolean held) {
        told.add("held " + held);
    }

    @Override
    public void digit(char digit) {
        told.add("digit " + digit);
    }

    @Override
    public void ended(CallEnd why) {
        told.add("ended " + why.reason());
    }

    @Override
    public void arrived(Endpoint endpoint, Arrival arrival) {
        arrival.accept();
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {}

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {}

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {}

    @Override
    public Optional<String> last(EndpointId id) {
        return Optional.empty();
    }

    @Override
    public void advanced(EndpointId id, String archiveId) {}

    @Override
    public void close() {
        network.close();
    }
}
