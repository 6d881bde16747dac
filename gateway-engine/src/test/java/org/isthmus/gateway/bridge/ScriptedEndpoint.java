package org.isthmus.gateway.bridge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Signal;

/** An account on a network that does as it is told: keeps what is sent and answers as scripted. */
final class ScriptedEndpoint implements Endpoint {

    static final EndpointState ONLINE = new EndpointState.Online("script", true);

    final List<Signal> sent = new CopyOnWriteArrayList<>();
    volatile Function<Signal, CompletableFuture<Outcome>> answers =
            signal -> CompletableFuture.completedFuture(new Outcome.Accepted());

    private final EndpointId id;
    private final Address address;
    private volatile EndpointState state = ONLINE;

    ScriptedEndpoint(String id, Address address) {
        this.id = new EndpointId(id);
        this.address = address;
    }

    void state(EndpointState newState) {
        state = newState;
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
        state = ONLINE;
    }

    @Override
    public void retryNow() {
        connect();
    }

    @Override
    public CompletableFuture<Outcome> send(Signal signal) {
        sent.add(signal);
        return answers.apply(signal);
    }

    @Override
    public void publish(OwnPresence presence) {
        // Nobody looks at it here.
    }

    @Override
    public Contacts contacts() {
        return new NoContacts();
    }

    @Override
    public void close() {
        state = new EndpointState.Offline();
    }

    private record NoContacts() implements Contacts {

        @Override
        public CompletableFuture<Outcome> put(Address address, String name, Set<String> groups) {
            return CompletableFuture.completedFuture(new Outcome.Accepted());
        }

        @Override
        public CompletableFuture<Outcome> remove(Address address) {
            return CompletableFuture.completedFuture(new Outcome.Accepted());
        }

        @Override
        public CompletableFuture<Outcome> setBlocked(Address address, boolean blocked) {
            return CompletableFuture.completedFuture(new Outcome.Accepted());
        }
    }
}
