package org.isthmus.ui.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.gateway.GatewayControl;
import org.isthmus.app.gateway.GatewayReport;
import org.isthmus.app.gateway.GatewayView;
import org.isthmus.app.gateway.GatewayView.Phase;
import org.isthmus.app.gateway.SideState;
import org.isthmus.app.gateway.config.Mistake;
import org.isthmus.gateway.domain.GatewayStatus;
import org.isthmus.gateway.domain.Way;
import org.isthmus.gateway.sip.trunk.TrunkStatus;
import org.isthmus.gateway.xmpp.component.ComponentStatus;

/** A gateway that joins nothing; {@link #show} puts it into any state. */
public final class SampleGateway implements GatewayControl {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private final Observers<GatewayView> observers = new Observers<>();
    private final Executor events;
    private volatile GatewayView view = GatewayView.stopped(Optional.empty());

    SampleGateway(Executor events) {
        this.events = events;
    }

    /** Shows this from now on and tells the observers. */
    public void show(GatewayView now) {
        view = now;
        events.execute(() -> observers.tell(now));
    }

    /** Changes figures only, which nobody is told of. */
    public void count(GatewayReport report) {
        view = view.with(Optional.of(report));
    }

    /** A gateway at work. */
    public static GatewayReport report(SideState xmpp, long delivered) {
        return new GatewayReport(
                List.of("sip.verona.example"),
                List.of("capulet.example"),
                "127.0.0.1:5347",
                "sip.verona.example",
                START,
                new SideState.Listening(List.of("udp:127.0.0.1:5070", "tcp:127.0.0.1:5070")),
                xmpp,
                new GatewayStatus(
                        new Way(
                                delivered + 3,
                                delivered,
                                2,
                                1,
                                Duration.ofNanos(1_400_000),
                                Duration.ofNanos(8_600_000)),
                        new Way(0, 0, 0, 0, Duration.ZERO, Duration.ZERO),
                        4,
                        1,
                        0,
                        xmpp instanceof SideState.Connected,
                        Optional.empty()),
                new ComponentStatus(Optional.of(START), 1_300, 40, 0, 2, Optional.empty()),
                new TrunkStatus(1_200, 30, 30, 1_200, 0, 0, 0, 0, 4, 1));
    }

    @Override
    public GatewayView view() {
        return view;
    }

    @Override
    public CompletableFuture<Void> choose(Path file) {
        show(GatewayView.stopped(Optional.of(file)));
        return CompletableFuture.completedFuture(null);
    }

    /** Finds the mistakes that were there before. */
    @Override
    public CompletableFuture<Void> check() {
        List<Mistake> mistakes = view.mistakes();
        show(new GatewayView(view.file(), view.phase(), mistakes, Optional.empty(), view.report()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> start() {
        show(view.with(Phase.RUNNING).with(Optional.of(report(new SideState.Connected(START), 1_200))));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> stop() {
        show(view.with(Phase.STOPPED).with(Optional.empty()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Registration observe(Consumer<GatewayView> observer) {
        return observers.add(observer);
    }
}
