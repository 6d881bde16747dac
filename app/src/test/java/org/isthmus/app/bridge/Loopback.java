package org.isthmus.app.bridge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.bridge.Switchboard;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Signal;

/** An account without a network: always signed in, takes what it is given, or refuses it. */
final class Loopback implements Endpoint {

    final List<Signal> sent = new CopyOnWriteArrayList<>();

    private final EndpointId id;
    private final Address address;
    private volatile Optional<Failure> failure = Optional.empty();

    Loopback(String id, Address address) {
        this.id = new EndpointId(id);
        this.address = address;
    }

    void fails(Failure how) {
        failure = Optional.of(how);
    }

    List<String> bodies() {
        return sent.stream()
                .filter(InstantMessage.class::isInstance)
                .map(signal -> ((InstantMessage) signal).body())
                .toList();
    }

    void receives(Switchboard switchboard, Signal signal) {
        switchboard.arrived(this, new Arrival() {
            @Override
            public Signal signal() {
                return signal;
            }

            @Override
            public void accept() {
                // Nobody waits for it.
            }

            @Override
            public void refuse(Failure why) {
                // Nobody waits for it.
            }
        });
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
        return new EndpointState.Online("loopback", false);
    }

    @Override
    public void connect() {
        // Is always signed in.
    }

    @Override
    public void retryNow() {
        // Is always signed in.
    }

    @Override
    public CompletableFuture<Outcome> send(Signal signal) {
        sent.add(signal);
        return CompletableFuture.completedFuture(
                failure.<Outcome>map(Outcome.Failed::new).orElseGet(Outcome.Accepted::new));
    }

    @Override
    public void publish(OwnPresence presence) {
        // Nobody looks at it.
    }

    @Override
    public Contacts contacts() {
        return new Contacts() {
            @Override
            public CompletableFuture<Outcome> put(Address contact, String name, Set<String> groups) {
                return CompletableFuture.completedFuture(new Outcome.Accepted());
            }

            @Override
            public CompletableFuture<Outcome> remove(Address contact) {
                return CompletableFuture.completedFuture(new Outcome.Accepted());
            }

            @Override
            public CompletableFuture<Outcome> setBlocked(Address contact, boolean blocked) {
                return CompletableFuture.completedFuture(new Outcome.Accepted());
            }
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
