package org.isthmus.app.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;

/** The endpoints of the accounts that are switched on. May be asked from any thread. */
public final class Endpoints {

    private final Map<EndpointId, Endpoint> running = new ConcurrentHashMap<>();
    private final Observers<Endpoint> starting = new Observers<>();

    public Optional<Endpoint> find(EndpointId id) {
        return Optional.ofNullable(running.get(id));
    }

    public boolean online(EndpointId id) {
        Endpoint endpoint = running.get(id);
        return endpoint != null && endpoint.state() instanceof EndpointState.Online;
    }

    /** Whoever has something to tell an endpoint before it signs in for the first time hears of it here. */
    public Registration observeStarting(Consumer<Endpoint> observer) {
        return starting.add(observer);
    }

    void add(Endpoint endpoint) {
        running.put(endpoint.id(), endpoint);
        starting.tell(endpoint);
    }

    Optional<Endpoint> remove(EndpointId id) {
        return Optional.ofNullable(running.remove(id));
    }

    Map<EndpointId, Endpoint> all() {
        return Map.copyOf(running);
    }
}
