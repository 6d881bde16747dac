package org.isthmus.gateway.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One XMPP account seen from outside. What happens inside is in {@link Session} and {@link Supervisor}. */
final class XmppAccount implements CallingEndpoint, Contacts {

    private static final Logger LOG = LoggerFactory.getLogger(XmppAccount.class);

    private final EndpointId id;
    private final XmppAddress address;
    private final EndpointListener listener;
    private final OrderedExecutor executor;
    private final Session session;
    private final Supervisor supervisor;
    private final XmppNetwork owner;
    private volatile EndpointState state = new EndpointState.Offline();

    XmppAccount(XmppAccountConfig config, EndpointListener listener, Optional<CallTaker> taker, XmppNetwork network) {
        this.id = config.id();
        this.address = config.address().bare();
        this.listener = listener;
        this.owner = network;
        this.executor = new OrderedExecutor("xmpp-" + config.id());
        this.session =
                new Session(config, executor, network.scheduler(), network.marks(), new Voice(), taker, this::broken);
        this.supervisor = network.supervise(config, executor, session);
    }

    private void broken(Link link, Failure why) {
        supervisor.broken(link, why);
    }

    @Override
    public EndpointId id() {
        return id;
    }

    @Override
    public Network network() {
        return Network.XMPP;
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public EndpointState state() {
        return state;
    }

    @Override
    public void connect() {
        supervisor.connect();
    }

    @Override
    public void retryNow() {
        supervisor.retryNow();
    }

    @Override
    public CompletableFuture<Outcome> send(Signal signal) {
        return ordered(() -> session.send(signal));
    }

    @Override
    public Call call(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        return session.calls().call(to, kinds, media, events);
    }

    @Override
    public CompletableFuture<List<RelayServer>> relays() {
        return session.calls().relays();
    }

    @Override
    public void publish(OwnPresence presence) {
        executor.execute(() -> session.publish(presence));
    }

    @Override
    public Contacts contacts() {
        return this;
    }

    @Override
    public CompletableFuture<Outcome> put(Address contact, String name, Set<String> groups) {
        return ordered(() -> session.contact(contact, jid -> session.put(jid, name, groups)));
    }

    @Override
    public CompletableFuture<Outcome> remove(Address contact) {
        return ordered(() -> session.contact(contact, session.roster()::remove));
    }

    @Override
    public CompletableFuture<Outcome> setBlocked(Address contact, boolean blocked) {
        return ordered(() -> session.contact(contact, jid -> session.roster().setBlocked(jid, blocked)));
    }

    @Override
    public void close() {
        end();
    }

    /** Signs out; the future completes when the server has been told, or cannot be. */
    CompletableFuture<Void> end() {
        CompletableFuture<Void> hungUp =
                CompletableFuture.runAsync(() -> session.calls().hangUp(), executor);
        return hungUp.thenCompose(done -> supervisor.end()).thenRun(() -> {
            executor.execute(session::end);
            owner.forget(this);
        });
    }

    private CompletableFuture<Outcome> ordered(Supplier<CompletableFuture<Outcome>> action) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                action.get().thenAccept(outcome::complete);
            } catch (RuntimeException e) {
                LOG.error("A request to {} failed in an unforeseen way.", id, e);
                outcome.complete(new Outcome.Failed(Failure.of(Reason.INTERNAL, String.valueOf(e))));
            }
        });
        return outcome;
    }

    /** Passes on what the session says, with this account's name on it. */
    private final class Voice implements AccountListener {

        @Override
        public void arrived(Arrival arrival) {
            listener.arrived(XmppAccount.this, arrival);
        }

        @Override
        public void stateChanged(EndpointState newState) {
            state = newState;
            listener.stateChanged(XmppAccount.this, newState);
        }

        @Override
        public void setupStep(SetupStep step) {
            listener.setupStep(XmppAccount.this, step);
        }

        @Override
        public void contactsChanged(List<Contact> contacts) {
            listener.contactsChanged(XmppAccount.this, contacts);
        }
    }
}
