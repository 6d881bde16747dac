package org.isthmus.gateway.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contact;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins endpoints to the program and to bridges. Everything that arrives goes to the {@link Inbox} and to each bridge that
 * takes it; the sender is told that it arrived when all of them have it safe, and that it did not when one of them refuses.
 * Safe to use from any thread.
 */
public final class Switchboard implements EndpointListener, Lines {

    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    /** A SIP sender gives up after 32 s (RFC 3261 timer F) and starts to resend after half a second. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final Scheduler scheduler;
    private final Map<EndpointId, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final List<Bridge> bridges = new CopyOnWriteArrayList<>();
    private final PresenceMemory presences = new PresenceMemory();

    public Switchboard(Inbox inbox, Scheduler scheduler) {
        this.inbox = inbox;
        this.scheduler = scheduler;
    }

    /** From now on bridges may send through this endpoint. Replaces an endpoint of the same id. */
    public void plug(Endpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
        tellBridges(endpoint.id(), endpoint.state());
    }

    public void unplug(EndpointId account) {
        if (endpoints.remove(account) != null) {
            presences.forget(account);
            tellBridges(account, new EndpointState.Offline());
        }
    }

    /** Everything that is plugged in. */
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints.values());
    }

    /** Lets a bridge see what arrives. */
    public void add(Bridge bridge) {
        bridges.add(bridge);
        endpoints.values().forEach(endpoint -> bridge.stateChanged(endpoint.id(), endpoint.state()));
    }

    public void remove(Bridge bridge) {
        bridges.remove(bridge);
    }

    @Override
    public Optional<Endpoint> find(EndpointId account) {
        return Optional.ofNullable(endpoints.get(account));
    }

    @Override
    public Optional<PresenceUpdate> presence(EndpointId account, Address contact) {
        return presences.of(account, contact);
    }

    @Override
    public void passedOn(Endpoint endpoint, Signal signal, Outcome outcome) {
        try {
            inbox.passedOn(endpoint, signal, outcome);
        } catch (RuntimeException e) {
            LOG.error("A bridged signal could not be shown.", e);
        }
    }

    @Override
    public void arrived(Endpoint endpoint, Arrival arrival) {
        Signal signal = arrival.signal();
        if (signal instanceof PresenceUpdate update) {
            presences.remember(endpoint.id(), update);
        }
        List<Bridge> takers =
                bridges.stream().filter(b -> b.takes(endpoint.id(), signal)).toList();
        CompletableFuture<Verdict> verdict = store(endpoint, signal, !takers.isEmpty());
        for (Bridge bridge : takers) {
            verdict = verdict.thenCombine(carry(bridge, endpoint, signal), Verdict::and);
        }
        answer(arrival, verdict);
    }

    private CompletableFuture<Verdict> store(Endpoint endpoint, Signal signal, boolean bridged) {
        return guarded(() -> inbox.arrived(endpoint, signal, bridged)
                .<Verdict>thenApply(stored -> new Verdict.Accept())
                .toCompletableFuture());
    }

    private static CompletableFuture<Verdict> carry(Bridge bridge, Endpoint endpoint, Signal signal) {
        return guarded(() -> bridge.carry(endpoint, signal).toCompletableFuture());
    }

    private static CompletableFuture<Verdict> guarded(Supplier<CompletableFuture<Verdict>> step) {
        CompletableFuture<Verdict> begun;
        try {
            begun = step.get();
        } catch (RuntimeException e) {
            begun = CompletableFuture.failedFuture(e);
        }
        return begun.exceptionally(problem -> {
            LOG.error("What arrived could not be kept.", problem);
            return notKept();
        });
    }

    private void answer(Arrival arrival, CompletableFuture<Verdict> verdict) {
        if (!verdict.isDone()) {
            Scheduler.Task late = scheduler.after(ANSWER_WITHIN, () -> verdict.complete(notKept()));
            verdict.whenComplete((done, problem) -> late.cancel());
        }
        verdict.thenAccept(v -> {
            switch (v) {
                case Verdict.Accept accept -> arrival.accept();
                case Verdict.Refuse refuse -> arrival.refuse(refuse.failure());
            }
        });
    }

    private static Verdict notKept() {
        return new Verdict.Refuse(Failure.of(Reason.STORAGE, "The message could not be written to disk."));
    }

    @Override
    public void stateChanged(Endpoint endpoint, EndpointState state) {
        inbox.stateChanged(endpoint, state);
        tellBridges(endpoint.id(), state);
    }

    private void tellBridges(EndpointId account, EndpointState state) {
        for (Bridge bridge : bridges) {
            bridge.stateChanged(account, state);
        }
    }

    @Override
    public void setupStep(Endpoint endpoint, SetupStep step) {
        inbox.setupStep(endpoint, step);
    }

    @Override
    public void contactsChanged(Endpoint endpoint, List<Contact> contacts) {
        inbox.contactsChanged(endpoint, contacts);
    }

    @Override
    public void mailboxChanged(Endpoint endpoint, Mailbox mailbox) {
        inbox.mailboxChanged(endpoint, mailbox);
    }
}
