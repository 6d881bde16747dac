package org.isthmus.app.bridge;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.isthmus.gateway.bridge.BridgeEnd;
import org.isthmus.gateway.bridge.BridgeListener;
import org.isthmus.gateway.bridge.EnglishNotices;
import org.isthmus.gateway.bridge.Limits;
import org.isthmus.gateway.bridge.Outbox;
import org.isthmus.gateway.bridge.OwnAccounts;
import org.isthmus.gateway.bridge.PairBridge;
import org.isthmus.gateway.bridge.Rules;
import org.isthmus.gateway.bridge.Switchboard;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bridge at work with its record and its figures. Changes of the figures are shown and written down a few times a second at most. */
final class Cable implements BridgeListener {

    private static final Logger LOG = LoggerFactory.getLogger(Cable.class);

    private static final Duration SHOW_EVERY = Duration.ofMillis(250);
    private static final Duration RATE_FADES = Duration.ofSeconds(5);

    private final AtomicReference<BridgeRecord> record;
    private final PerMinute rate;
    private final Scheduler scheduler;
    private final BridgeStore store;
    private final Consumer<BridgeView> show;
    private final PairBridge bridge;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile boolean over;

    Cable(
            BridgeRecord record,
            Switchboard switchboard,
            Outbox outbox,
            Scheduler scheduler,
            Limits limits,
            BridgeStore store,
            Consumer<BridgeView> show) {
        this.record = new AtomicReference<>(record);
        this.rate = new PerMinute(scheduler);
        this.scheduler = scheduler;
        this.store = store;
        this.show = show;
        this.bridge = new PairBridge(
                record.id().value(),
                end(record.sip()),
                end(record.xmpp()),
                new OwnAccounts(),
                outbox,
                switchboard,
                scheduler,
                limits,
                new EnglishNotices(),
                this);
    }

    private static BridgeEnd end(Party party) {
        return new BridgeEnd(party.account(), party.address(), party.name());
    }

    BridgeRecord record() {
        return record.get();
    }

    BridgeView view() {
        return record().view(rate.total());
    }

    /** Lets the bridge work as the record says. */
    void start(Switchboard switchboard) {
        followRecord();
        switchboard.add(bridge);
    }

    void announce() {
        bridge.announce();
    }

    void setEnabled(boolean enabled) {
        change(before -> before.withEnabled(enabled));
        followRecord();
    }

    void setCarries(Set<Traffic> carries) {
        change(before -> before.withCarries(carries));
        followRecord();
    }

    private void followRecord() {
        BridgeRecord now = record();
        bridge.follow(new Rules(
                now.enabled(),
                now.carries().contains(Traffic.CHAT),
                now.carries().contains(Traffic.PRESENCE)));
    }

    CompletableFuture<Void> remove(Switchboard switchboard) {
        switchboard.remove(bridge);
        return bridge.dissolve().thenCompose(done -> {
            over = true;
            return store.delete(record().id());
        });
    }

    /** Stops without a trace: everything goes on at the next start. */
    CompletableFuture<Void> stop(Switchboard switchboard) {
        switchboard.remove(bridge);
        return bridge.follow(new Rules(false, false, false)).thenRun(() -> {
            save();
            over = true;
        });
    }

    @Override
    public void carried() {
        rate.count();
        changeFigures(BridgeRecord.Totals::plusCarried);
    }

    @Override
    public void lost(Failure failure) {
        changeFigures(totals -> totals.plusLost(failure));
    }

    @Override
    public void loopCut(Failure failure) {
        changeFigures(totals -> totals.plusLoop(failure));
    }

    private void changeFigures(UnaryOperator<BridgeRecord.Totals> change) {
        record.updateAndGet(before -> before.withTotals(change.apply(before.totals())));
        showSoon(SHOW_EVERY);
    }

    private void change(UnaryOperator<BridgeRecord> change) {
        record.updateAndGet(change);
        save();
        show.accept(view());
    }

    private void showSoon(Duration delay) {
        if (due.compareAndSet(false, true)) {
            scheduler.after(delay, () -> {
                due.set(false);
                if (!over) {
                    save();
                    show.accept(view());
                    fade();
                }
            });
        }
    }

    /** The rate sinks by itself. */
    private void fade() {
        if (rate.total() > 0) {
            scheduler.after(RATE_FADES, () -> showSoon(Duration.ZERO));
        }
    }

    private void save() {
        if (!over) {
            store.save(record()).whenComplete((done, problem) -> {
                if (problem != null) {
                    LOG.error("The bridge {} could not be written down.", record().id(), problem);
                }
            });
        }
    }
}
