package org.isthmus.app.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.isthmus.app.AppThread;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.account.Endpoints;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.People;
import org.isthmus.app.people.Person;
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
import org.isthmus.media.description.MediaKind;

/** All calls of the person, over all accounts. Thinks on the app's thread. */
public final class CallRegister implements Calls {

    /** Nobody can deal with more at once; whoever calls then hears that the person is busy. */
    private static final int MOST_AT_ONCE = 8;

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(1);

    private final AppThread app;
    private final Scheduler scheduler;
    private final Endpoints endpoints;
    private final People people;
    private final BooleanSupplier undisturbed;
    private final MediaOpener opener;
    private final CallHistory history;
    private final Observers<CallEvent> observers = new Observers<>();
    private final Map<CallKey, LiveCall> live = new LinkedHashMap<>();
    private volatile List<CallView> current = List.of();
    private long lastKey;
    private boolean measuring;

    /**
     * @param undisturbed whether calls must not ring now
     * @param opener makes the media of a call
     */
    public CallRegister(
            AppThread app,
            Database database,
            Scheduler scheduler,
            Endpoints endpoints,
            People people,
            BooleanSupplier undisturbed,
            MediaOpener opener) {
        this.app = app;
        this.scheduler = scheduler;
        this.endpoints = endpoints;
        this.people = people;
        this.undisturbed = undisturbed;
        this.opener = opener;
        this.history = new CallHistory(app, database, () -> observers.tell(new CallEvent.HistoryChanged()));
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
        return current;
    }

    @Override
    public CompletableFuture<Placed> call(Route route, boolean video) {
        return app.call(() -> place(route, video));
    }

    private Placed place(Route route, boolean video) {
        if (live.size() >= MOST_AT_ONCE) {
            return refused(Reason.TOO_MANY, "There are too many calls already.");
        }
        Optional<CallLine> line = line(route.account()).filter(_ -> endpoints.online(route.account()));
        if (line.isEmpty()) {
            return refused(Reason.NOT_SIGNED_IN, "The account is not signed in.");
        }
        holdOthers(Optional.empty());
        LiveCall call = enter(route.account(), route.peer(), name(route.peer(), Optional.empty()), false, video);
        call.dial(line.get());
        return new Placed.Call(call.view());
    }

    private static Placed refused(Reason reason, String detail) {
        return new Placed.Refused(new Outcome.Failed(Failure.of(reason, detail)));
    }

    private CallEvents incoming(EndpointId account, IncomingCall incoming) {
        boolean video = incoming.kinds().contains(MediaKind.VIDEO);
        if (blocked(incoming.peer())) {
            incoming.end(CallEnd.of(CallEnd.Reason.DECLINE));
            return new Early();
        }
        if (live.size() >= MOST_AT_ONCE) {
            incoming.end(CallEnd.of(CallEnd.Reason.BUSY));
            return new Early();
        }
        LiveCall call = enter(account, incoming.peer(), name(incoming.peer(), incoming.callerName()), true, video);
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

    private LiveCall enter(EndpointId account, Address peer, String name, boolean incoming, boolean video) {
        CallKey key = new CallKey(++lastKey);
        LiveCall.Who who = new LiveCall.Who(key, account, peer, name, incoming, incoming && undisturbed.getAsBoolean());
        LiveCall call = new LiveCall(app, who, video, opener, new Owner());
        live.put(key, call);
        return call;
    }

    private String name(Address peer, Optional<String> ownWord) {
        return people.findByAddress(peer)
                .map(Person::name)
                .or(() -> ownWord.filter(word -> !word.isBlank()))
                .orElseGet(() -> peer.bare().toString());
    }

    private boolean blocked(Address peer) {
        Address bare = peer.bare();
        return people.findByAddress(peer).stream()
                .flatMap(person -> person.points().stream())
                .anyMatch(point -> point.blocked() && point.address().bare().equals(bare));
    }

    @Override
    public void answer(CallKey key, boolean video) {
        with(key, call -> {
            holdOthers(Optional.of(call));
            call.answer(video);
        });
    }

    @Override
    public void decline(CallKey key) {
        with(key, call -> call.end(CallEnd.of(CallEnd.Reason.DECLINE)));
    }

    @Override
    public void hangUp(CallKey key) {
        with(key, call -> {
            boolean agreed = call.view().state() instanceof CallView.Talking
                    || call.view().state() instanceof CallView.Connecting;
            CallEnd.Reason unanswered = call.view().incoming() ? CallEnd.Reason.DECLINE : CallEnd.Reason.CANCEL;
            call.end(CallEnd.of(agreed ? CallEnd.Reason.SUCCESS : unanswered));
        });
    }

    @Override
    public void mute(CallKey key, boolean muted) {
        with(key, call -> call.mute(muted));
    }

    @Override
    public void hold(CallKey key, boolean held) {
        with(key, call -> {
            if (!held) {
                holdOthers(Optional.of(call));
            }
            call.hold(held);
        });
    }

    @Override
    public void press(CallKey key, char digit) {
        with(key, call -> call.press(digit));
    }

    @Override
    public CompletableFuture<Outcome> transfer(CallKey key, Address target) {
        return app.start(
                () -> find(key).map(call -> call.transfer(target, gone())).orElseGet(CallRegister::gone));
    }

    @Override
    public void follow(CallKey key) {
        with(key, call -> call.takeTransfer().ifPresent(request -> follow(call.view(), request)));
    }

    private void follow(CallView asking, TransferRequest request) {
        if (live.size() >= MOST_AT_ONCE) {
            request.refuse();
            return;
        }
        holdOthers(Optional.empty());
        Address target = request.target();
        enter(asking.account(), target, name(target, Optional.empty()), false, false)
                .follow(request);
    }

    @Override
    public CompletableFuture<Outcome> join(CallKey key, CallKey other) {
        return app.start(() -> find(key)
                .flatMap(call -> find(other).map(second -> call.join(second, gone())))
                .orElseGet(CallRegister::gone));
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
        app.execute(() -> new ArrayList<>(live.values()).forEach(call -> hangUp(call.key())));
    }

    private void holdOthers(Optional<LiveCall> except) {
        for (LiveCall call : live.values()) {
            if (call.talks() && except.filter(call::equals).isEmpty()) {
                call.hold(true);
            }
        }
    }

    private Optional<LiveCall> find(CallKey key) {
        return Optional.ofNullable(live.get(key));
    }

    private void with(CallKey key, Consumer<LiveCall> action) {
        app.execute(() -> find(key).ifPresent(action));
    }

    private void publish() {
        current = live.values().stream().map(LiveCall::view).toList();
    }

    private void measureSoon() {
        if (!measuring && !live.isEmpty()) {
            measuring = true;
            scheduler.after(
                    MEASURED_EVERY,
                    () -> app.execute(() -> {
                        measuring = false;
                        new ArrayList<>(live.values()).forEach(LiveCall::measure);
                        measureSoon();
                    }));
        }
    }

    private final class Owner implements LiveCall.Owner {

        @Override
        public Instant now() {
            return scheduler.instant();
        }

        @Override
        public void changed(LiveCall call) {
            publish();
            observers.tell(new CallEvent.Changed(call.view()));
            measureSoon();
        }

        @Override
        public void transferAsked(LiveCall call, Address target) {
            observers.tell(new CallEvent.TransferAsked(call.view(), target));
        }

        @Override
        public void pressed(LiveCall call, char digit) {
            observers.tell(new CallEvent.Pressed(call.view(), digit));
        }

        @Override
        public void over(LiveCall call) {
            live.remove(call.key());
            publish();
            if (call.view().state() instanceof CallView.Ended ended) {
                history.add(call.past(ended));
            }
            observers.tell(new CallEvent.Over(call.view()));
        }
    }
}
