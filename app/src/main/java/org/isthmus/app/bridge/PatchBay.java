package org.isthmus.app.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.bridge.Limits;
import org.isthmus.gateway.bridge.Outbox;
import org.isthmus.gateway.bridge.Switchboard;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * The bridges that the person made, at work on the switchboard. Observers are called in order on a thread of its own.
 * Safe to use from any thread.
 */
public final class PatchBay implements Bridges, AutoCloseable {

    /** How long what crossed is remembered, so that late receipts, corrections and repetitions find it. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Duration PURGE_EVERY = Duration.ofHours(6);

    private final Switchboard switchboard;
    private final Scheduler scheduler;
    private final Limits limits;
    private final BridgeStore store;
    private final Outbox outbox;
    private final Map<String, Cable> cables = new ConcurrentSkipListMap<>();
    private final Observers<BridgeEvent> observers = new Observers<>();
    private final OrderedExecutor order = new OrderedExecutor("isthmus-bridges");
    private final Map<String, CompletableFuture<Void>> leaving = new ConcurrentHashMap<>();
    private Scheduler.Task purge = () -> {};
    private volatile boolean closed;

    public PatchBay(Database database, Switchboard switchboard, Scheduler scheduler) {
        this(database, switchboard, scheduler, Limits.DEFAULT);
    }

    public PatchBay(Database database, Switchboard switchboard, Scheduler scheduler, Limits limits) {
        this.switchboard = switchboard;
        this.scheduler = scheduler;
        this.limits = limits;
        this.store = new BridgeStore(database);
        this.outbox = new SqlOutbox(database);
    }

    /** Puts the bridges of the database to work. Call once, before accounts sign in; reads on the calling thread. */
    public void open() {
        store.allNow().forEach(record -> cable(record).start(switchboard));
        order.execute(this::purgeOld);
    }

    private void purgeOld() {
        if (!closed) {
            outbox.purge(scheduler.instant().minus(REMEMBERED));
            purge = scheduler.after(PURGE_EVERY, () -> order.execute(this::purgeOld));
        }
    }

    private Cable cable(BridgeRecord record) {
        Cable cable = new Cable(record, switchboard, outbox, scheduler, limits, store, this::show);
        cables.put(record.id().value(), cable);
        return cable;
    }

    private void show(BridgeView view) {
        order.execute(() -> observers.tell(new BridgeEvent.Changed(view)));
    }

    @Override
    public List<BridgeView> all() {
        return cables.values().stream().map(Cable::view).toList();
    }

    @Override
    public CompletableFuture<BridgeView> create(Party sip, Party xmpp, Set<Traffic> carries, boolean announce) {
        Party bareSip = bare(sip);
        Party bareXmpp = bare(xmpp);
        return CompletableFuture.supplyAsync(
                        () -> {
                            check(bareSip, bareXmpp);
                            return cable(new BridgeRecord(
                                    newId(),
                                    scheduler.instant(),
                                    bareSip,
                                    bareXmpp,
                                    carries,
                                    true,
                                    BridgeRecord.Totals.NONE));
                        },
                        order)
                .thenCompose(cable -> store.save(cable.record()).handle((done, problem) -> {
                    if (problem != null) {
                        cables.remove(cable.record().id().value());
                        throw new CompletionException(problem);
                    }
                    cable.start(switchboard);
                    if (announce) {
                        cable.announce();
                    }
                    show(cable.view());
                    return cable.view();
                }));
    }

    /** Ids sort in the order in which bridges were made. */
    private BridgeId newId() {
        return new BridgeId(String.format(
                "%011x-%s",
                scheduler.instant().toEpochMilli(), UUID.randomUUID().toString().substring(0, 8)));
    }

    private static Party bare(Party party) {
        return new Party(party.account(), party.address().bare(), party.name());
    }

    private void check(Party sip, Party xmpp) {
        if (sip.address().network() != Network.SIP || xmpp.address().network() != Network.XMPP) {
            throw new IllegalArgumentException("A bridge joins a SIP address and an XMPP address.");
        }
        for (Party party : List.of(sip, xmpp)) {
            Optional<Endpoint> own = switchboard.endpoints().stream()
                    .filter(endpoint -> endpoint.address().bare().equals(party.address()))
                    .findFirst();
            if (own.isPresent()) {
                throw new IllegalArgumentException(party.address() + " is your own account.");
            }
        }
        for (Cable cable : cables.values()) {
            BridgeRecord other = cable.record();
            if (other.sip().address().equals(sip.address())
                    && other.xmpp().address().equals(xmpp.address())) {
                throw new IllegalArgumentException(
                        "There is already a bridge between " + sip.address() + " and " + xmpp.address() + ".");
            }
        }
    }

    @Override
    public void setEnabled(BridgeId id, boolean enabled) {
        find(id).ifPresent(cable -> cable.setEnabled(enabled));
    }

    @Override
    public void setCarries(BridgeId id, Set<Traffic> carries) {
        find(id).ifPresent(cable -> cable.setCarries(carries));
    }

    private Optional<Cable> find(BridgeId id) {
        return Optional.ofNullable(cables.get(id.value()));
    }

    @Override
    public CompletableFuture<Void> remove(BridgeId id) {
        Cable cable = cables.remove(id.value());
        if (cable == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> gone = cable.remove(switchboard);
        leaving.put(id.value(), gone);
        return gone.whenComplete((_, _) -> leaving.remove(id.value()))
                .thenRun(() -> order.execute(() -> observers.tell(new BridgeEvent.Removed(id))));
    }

    /** The account is gone for good, and with it the bridges over it. */
    public CompletableFuture<Void> removeAll(EndpointId account) {
        return CompletableFuture.allOf(cables.values().stream()
                .map(Cable::record)
                .filter(record -> record.sip().account().equals(account)
                        || record.xmpp().account().equals(account))
                .map(record -> remove(record.id()))
                .toArray(CompletableFuture[]::new));
    }

    @Override
    public Registration observe(Consumer<BridgeEvent> observer) {
        return observers.add(observer);
    }

    /** Lets go of the switchboard; what waits is sent after the next start. Call before the database closes. Blocks shortly. */
    @Override
    public void close() {
        closed = true;
        purge.cancel();
        Stream<CompletableFuture<Void>> stopping = cables.values().stream().map(cable -> cable.stop(switchboard));
        CompletableFuture.allOf(
                        Stream.concat(stopping, leaving.values().stream()).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .join();
    }
}
