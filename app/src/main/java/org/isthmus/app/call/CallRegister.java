package org.isthmus.app.call;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.isthmus.app.AppThread;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.AddressBook;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallLine;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.VideoSink;
import org.isthmus.media.description.MediaKind;

/** All calls of the person, over all accounts. Thinks on the app's thread. */
public final class CallRegister implements Calls {

    private final AppThread app;
    private final Endpoints endpoints;
    private final Callers callers;
    private final BooleanSupplier undisturbed;
    private final CallTools tools;
    private final BiConsumer<Route, String> chat;
    private final CallHistory history;
    private final Observers<CallEvent> observers = new Observers<>();
    private final LiveCalls live;
    private final Merging merging;

    /**
     * @param undisturbed whether calls must not ring now
     * @param tools what calls are made with
     * @param chat sends a line of text; on the app's thread
     */
    public CallRegister(
            AppThread app,
            Database database,
            Scheduler scheduler,
            Endpoints endpoints,
            AddressBook people,
            BooleanSupplier undisturbed,
            CallTools tools,
            BiConsumer<Route, String> chat) {
        this.app = app;
        this.endpoints = endpoints;
        this.callers = new Callers(people);
        this.undisturbed = undisturbed;
        this.tools = tools;
        this.chat = chat;
        this.merging = new Merging(app, tools.opener());
        this.history = new CallHistory(app, database, callers, () -> observers.tell(new CallEvent.HistoryChanged()));
        this.live = new LiveCalls(app, scheduler, merging, observers::tell, history::add);
    }

    /** Reads what was missed. Before anything else happens. */
    public void load() {
        history.load();
    }

    /** Takes the calls that come in over an account. */
    public CallTaker taker(EndpointId account) {
        return call -> {
            Early events = new Early();
            app.execute(() -> events.become(incoming(account, call)));
            return events;
        };
    }

    @Override
    public List<CallView> current() {
        return live.views();
    }

    @Override
    public CompletableFuture<Placed> call(Route route, boolean video) {
        return app.call(() -> place(route, video));
    }

    private Placed place(Route route, boolean video) {
        if (live.full()) {
            return Placed.refused(Reason.TOO_MANY, "There are too many calls already.");
        }
        Optional<CallLine> line = line(route.account()).filter(_ -> endpoints.online(route.account()));
        if (line.isEmpty()) {
            return Placed.refused(Reason.NOT_SIGNED_IN, "The account is not signed in.");
        }
        live.holdAllBut(Optional.empty());
        LiveCall call = enter(route.account(), route.peer(), callers.name(route.peer()), false, video);
        call.dial(line.get());
        return new Placed.Call(call.view());
    }

    private CallEvents incoming(EndpointId account, IncomingCall incoming) {
        boolean video = incoming.kinds().contains(MediaKind.VIDEO);
        if (callers.blocked(incoming.peer())) {
            incoming.end(CallEnd.of(CallEnd.Reason.DECLINE));
            return new Early();
        }
        if (live.full()) {
            incoming.end(CallEnd.of(CallEnd.Reason.BUSY));
            return new Early();
        }
        LiveCall call =
                enter(account, incoming.peer(), callers.name(incoming.peer(), incoming.callerName()), true, video);
        CallEvents events = call.offered(incoming, line(account));
        if (incoming.replaces().isPresent()) {
            // The person took the call that this one takes the place of.
            call.answer(false);
        }
        return events;
    }

    private Optional<CallLine> line(EndpointId account) {
        return endpoints.find(account).filter(CallLine.class::isInstance).map(CallLine.class::cast);
    }

    private LiveCall enter(EndpointId account, Address peer, CallName name, boolean incoming, boolean video) {
        boolean quiet = incoming && undisturbed.getAsBoolean();
        CallFacts facts = new CallFacts(live.newKey(), account, peer, name, incoming, quiet);
        LiveCall call = new LiveCall(app, facts, video, tools, live);
        live.add(call);
        return call;
    }

    @Override
    public void answer(CallKey key, boolean video) {
        with(key, call -> {
            live.holdAllBut(Optional.of(call));
            call.answer(video);
        });
    }

    @Override
    public void decline(CallKey key) {
        with(key, call -> call.end(CallEnd.of(CallEnd.Reason.DECLINE)));
    }

    @Override
    public void decline(CallKey key, String message) {
        with(key, call -> {
            CallView refused = call.view();
            call.end(CallEnd.of(CallEnd.Reason.DECLINE));
            chat.accept(new Route(refused.account(), refused.peer().bare()), message);
        });
    }

    @Override
    public void hangUp(CallKey key) {
        with(key, LiveCall::hangUp);
    }

    @Override
    public void mute(CallKey key, boolean muted) {
        with(key, call -> call.mute(muted));
    }

    @Override
    public void camera(CallKey key, boolean on) {
        with(key, call -> show(call, on, pictures -> pictures.camera(on)));
    }

    @Override
    public void screen(CallKey key, boolean on) {
        with(key, call -> show(call, on, pictures -> pictures.screen(on)));
    }

    @Override
    public void show(CallKey key, String source) {
        with(key, call -> call.show(pictures -> pictures.show(source)));
    }

    /** Nobody is asked for pictures in order to show none. */
    private static void show(LiveCall call, boolean on, Consumer<CallPictures> what) {
        if (on) {
            call.show(what);
        } else {
            what.accept(call.media().pictures());
        }
    }

    @Override
    public CompletableFuture<List<PictureSource>> pictures() {
        return tools.pictures().find();
    }

    @Override
    public void watch(CallKey key, VideoSink other, VideoSink self) {
        with(key, call -> call.media().pictures().watch(other, self));
    }

    @Override
    public AudioLevels levels(CallKey key) {
        return live.levels(key);
    }

    @Override
    public void hold(CallKey key, boolean held) {
        with(key, call -> {
            if (!held) {
                live.holdAllBut(Optional.of(call));
            }
            call.hold(held);
        });
    }

    @Override
    public void press(CallKey key, char digit) {
        with(key, call -> call.press(digit));
    }

    @Override
    public void record(CallKey key, boolean on) {
        with(key, call -> call.record(on));
    }

    @Override
    public CompletableFuture<Outcome> transfer(CallKey key, Address target) {
        return app.start(
                () -> live.find(key).map(call -> call.transfer(target, gone())).orElseGet(CallRegister::gone));
    }

    @Override
    public void follow(CallKey key) {
        with(key, call -> call.takeTransfer().ifPresent(request -> follow(call.view(), request)));
    }

    private void follow(CallView asking, TransferRequest request) {
        if (live.full()) {
            request.refuse();
            return;
        }
        live.holdAllBut(Optional.empty());
        Address target = request.target();
        enter(asking.account(), target, callers.name(target), false, false).follow(request);
    }

    @Override
    public CompletableFuture<Outcome> join(CallKey key, CallKey other) {
        return app.start(() -> live.find(key)
                .flatMap(call -> live.find(other).map(second -> call.join(second, gone())))
                .orElseGet(CallRegister::gone));
    }

    @Override
    public CompletableFuture<Outcome> merge(List<CallKey> keys) {
        return app.start(() -> merging.merge(
                keys.stream().distinct().flatMap(key -> live.find(key).stream()).toList()));
    }

    @Override
    public Set<CallKey> merged() {
        return live.merged();
    }

    private static CompletableFuture<Outcome> gone() {
        return CompletableFuture.completedFuture(
                new Outcome.Failed(Failure.of(Reason.RECIPIENT_UNAVAILABLE, "The call is over.")));
    }

    @Override
    public CompletableFuture<List<PastCall>> history(int most) {
        return history.newest(most);
    }

    @Override
    public int missed() {
        return history.missed();
    }

    @Override
    public void missedSeen() {
        app.execute(history::seen);
    }

    @Override
    public Registration observe(Consumer<CallEvent> observer) {
        return observers.add(observer);
    }

    /** Ends all calls; whoever is in one hears of it. */
    public void hangUpAll() {
        app.execute(() -> live.all().forEach(LiveCall::hangUp));
    }

    private void with(CallKey key, Consumer<LiveCall> action) {
        app.execute(() -> live.find(key).ifPresent(action));
    }
}
