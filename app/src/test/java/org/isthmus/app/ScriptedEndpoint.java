package org.isthmus.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.media.description.MediaKind;

/** A network of one account without a wire: signs in when told, takes what is sent, and lets a test speak for the others. */
final class ScriptedEndpoint implements CallingEndpoint {

    static final EndpointState ONLINE = new EndpointState.Online("in the test", true);

    final List<Signal> sent = new CopyOnWriteArrayList<>();
    final List<ScriptedCall> calls = new CopyOnWriteArrayList<>();
    final List<OwnPresence> published = new CopyOnWriteArrayList<>();
    final List<Address> put = new CopyOnWriteArrayList<>();
    final List<Address> blocked = new CopyOnWriteArrayList<>();
    volatile boolean signsIn = true;
    volatile boolean keepsSent = true;
    final AtomicInteger retries = new AtomicInteger();
    volatile Function<Signal, CompletableFuture<Outcome>> answer =
            signal -> CompletableFuture.completedFuture(new Outcome.Accepted());

    private final EndpointId id;
    private final Address address;
    private final EndpointListener listener;
    private final OrderedExecutor order = new OrderedExecutor("scripted");
    private final Map<Address, Contact> roster = new HashMap<>();
    private volatile EndpointState state = new EndpointState.Offline();

    ScriptedEndpoint(EndpointId id, Address address, EndpointListener listener) {
        this.id = id;
        this.address = address;
        this.listener = listener;
    }

    @Override
    public Call call(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        ScriptedCall call = new ScriptedCall(to, Optional.empty());
        call.media.complete(media);
        call.events.complete(events);
        calls.add(call);
        return call;
    }

    void become(EndpointState next) {
        order.execute(() -> {
            state = next;
            listener.stateChanged(this, next);
        });
    }

    void tell(Consumer what) {
        order.execute(() -> what.to(listener, this));
    }

    /** Delivers a signal; completes with nothing when it was accepted, with the failure when it was refused. */
    CompletableFuture<Optional<Failure>> deliver(Signal signal) {
        CompletableFuture<Optional<Failure>> fate = new CompletableFuture<>();
        order.execute(() -> listener.arrived(this, new Arrival() {
            @Override
            public Signal signal() {
                return signal;
            }

            @Override
            public void accept() {
                fate.complete(Optional.empty());
            }

            @Override
            public void refuse(Failure failure) {
                fate.complete(Optional.of(failure));
            }
        }));
        return fate;
    }

    void roster(List<Contact> contacts) {
        order.execute(() -> {
            roster.clear();
            contacts.forEach(contact -> roster.put(contact.address(), contact));
            listener.contactsChanged(this, contacts);
        });
    }

    List<String> sentBodies() {
        return sent.stream()
                .filter(InstantMessage.class::isInstance)
                .map(signal -> ((InstantMessage) signal).body())
                .toList();
    }

    <S extends Signal> List<S> sent(Class<S> kind) {
        return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public EndpointId id() {
        return id;
    }

    @Override
    public Network network() {
        return address.network();
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
        if (signsIn) {
            become(new EndpointState.Connecting());
            become(ONLINE);
        }
    }

    @Override
    public void retryNow() {
        retries.incrementAndGet();
        become(ONLINE);
    }

    @Override
    public CompletableFuture<Outcome> send(Signal signal) {
        if (!(state instanceof EndpointState.Online)) {
            return CompletableFuture.completedFuture(
                    new Outcome.Failed(Failure.of(Reason.NOT_SIGNED_IN, "not signed in")));
        }
        if (keepsSent) {
            sent.add(signal);
        }
        return answer.apply(signal);
    }

    @Override
    public void publish(OwnPresence presence) {
        published.add(presence);
    }

    @Override
    public Contacts contacts() {
        return new Contacts() {
            @Override
            public CompletableFuture<Outcome> put(Address contact, String name, Set<String> groups) {
                put.add(contact);
                order.execute(() -> {
                    roster.put(contact, new Contact(contact, name, groups, true, false, false));
                    listener.contactsChanged(ScriptedEndpoint.this, new ArrayList<>(roster.values()));
                });
                return CompletableFuture.completedFuture(new Outcome.Accepted());
            }

            @Override
            public CompletableFuture<Outcome> remove(Address contact) {
                order.execute(() -> {
                    roster.remove(contact);
                    listener.contactsChanged(ScriptedEndpoint.this, new ArrayList<>(roster.values()));
                });
                return CompletableFuture.completedFuture(new Outcome.Accepted());
            }

            @Override
            public CompletableFuture<Outcome> setBlocked(Address contact, boolean block) {
                if (block) {
                    blocked.add(contact);
                } else {
                    blocked.remove(contact);
                }
                return CompletableFuture.completedFuture(new Outcome.Accepted());
            }
        };
    }

    @Override
    public void close() {
        become(new EndpointState.Offline());
    }

    /** Something said to the listener. */
    @FunctionalInterface
    interface Consumer {
        void to(EndpointListener listener, Endpoint endpoint);
    }
}
