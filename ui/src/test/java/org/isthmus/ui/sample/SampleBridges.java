package org.isthmus.ui.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.bridge.BridgeEvent;
import org.isthmus.app.bridge.BridgeId;
import org.isthmus.app.bridge.BridgeView;
import org.isthmus.app.bridge.Bridges;
import org.isthmus.app.bridge.Party;
import org.isthmus.app.bridge.Traffic;

/** Bridges in memory that carry nothing by themselves; {@link #put} shows any figures. */
public final class SampleBridges implements Bridges {

    private final Map<BridgeId, BridgeView> all = new LinkedHashMap<>();
    private final Observers<BridgeEvent> observers = new Observers<>();
    private final Executor events;
    private final AtomicInteger number = new AtomicInteger();

    SampleBridges(Executor events) {
        this.events = events;
    }

    /** Adds or replaces a bridge as it is and tells the observers. */
    public synchronized BridgeView put(BridgeView bridge) {
        all.put(bridge.id(), bridge);
        events.execute(() -> observers.tell(new BridgeEvent.Changed(bridge)));
        return bridge;
    }

    @Override
    public synchronized List<BridgeView> all() {
        return List.copyOf(all.values());
    }

    @Override
    public synchronized CompletableFuture<BridgeView> create(
            Party sip, Party xmpp, Set<Traffic> carries, boolean announce) {
        boolean there = all.values().stream()
                .anyMatch(b -> b.sip().address().equals(sip.address())
                        && b.xmpp().address().equals(xmpp.address()));
        if (there) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("There is already a bridge between these two."));
        }
        BridgeId id = new BridgeId("bridge-" + number.incrementAndGet());
        return CompletableFuture.completedFuture(
                put(new BridgeView(id, sip, xmpp, carries, true, 0, 0, 0, 0, Optional.empty())));
    }

    @Override
    public synchronized void setEnabled(BridgeId id, boolean enabled) {
        BridgeView old = all.get(id);
        if (old != null) {
            put(with(old, old.carries(), enabled));
        }
    }

    @Override
    public synchronized void setCarries(BridgeId id, Set<Traffic> carries) {
        BridgeView old = all.get(id);
        if (old != null) {
            put(with(old, carries, old.enabled()));
        }
    }

    @Override
    public synchronized CompletableFuture<Void> remove(BridgeId id) {
        all.remove(id);
        events.execute(() -> observers.tell(new BridgeEvent.Removed(id)));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Registration observe(Consumer<BridgeEvent> observer) {
        return observers.add(observer);
    }

    private static BridgeView with(BridgeView old, Set<Traffic> carries, boolean enabled) {
        return new BridgeView(
                old.id(),
                old.sip(),
                old.xmpp(),
                carries,
                enabled,
                old.perMinute(),
                old.carried(),
                old.lost(),
                old.loopsCut(),
                old.lastFailure());
    }
}
