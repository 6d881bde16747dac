package org.isthmus.ui.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.PastCall;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.People;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.Protection;

/** Calls in which nobody speaks; the test is the other side. */
public final class SampleCalls implements Calls {

    private final Observers<CallEvent> observers = new Observers<>();
    private final Executor events;
    private final People people;
    private final Clock clock;
    private final List<CallView> current = new CopyOnWriteArrayList<>();
    private final List<PastCall> past = new CopyOnWriteArrayList<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Set<CallKey> merged = Set.of();
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicLong last = new AtomicLong();

    SampleCalls(Executor events, People people, Clock clock) {
        this.events = events;
        this.people = people;
        this.clock = clock;
    }

    /** Somebody calls. */
    public CallView incoming(EndpointId account, Address peer) {
        return add(account, peer, true, new CallView.Incoming());
    }

    /** The other side took the call. */
    public void talk(CallKey key, Protection protection) {
        change(key, call -> with(call, new CallView.Talking(clock.instant(), protection), call.muted(), call.held()));
    }

    public void ring(CallKey key) {
        change(key, call -> with(call, new CallView.Ringing(false), call.muted(), call.held()));
    }

    public void measure(CallKey key, MediaStatistics statistics) {
        change(
                key,
                call -> new CallView(
                        call.key(),
                        call.account(),
                        call.peer(),
                        call.name(),
                        call.incoming(),
                        call.video(),
                        call.state(),
                        call.muted(),
                        call.held(),
                        call.heldByOther(),
                        call.quiet(),
                        Optional.of(statistics)));
    }

    public void end(CallKey key, CallEnd.Reason why) {
        find(key).ifPresent(call -> {
            CallView over = with(call, new CallView.Ended(CallEnd.of(why), clock.instant()), false, false);
            current.remove(call);
            Optional<Duration> talked = call.state() instanceof CallView.Talking talking
                    ? Optional.of(Duration.between(talking.since(), clock.instant()))
                    : Optional.empty();
            PastCall kept = new PastCall(
                    last.incrementAndGet(),
                    call.account(),
                    call.peer(),
                    call.name(),
                    call.incoming(),
                    false,
                    clock.instant(),
                    talked,
                    why);
            past.addFirst(kept);
            missed.addAndGet(kept.missed() ? 1 : 0);
            tell(new CallEvent.Over(over));
            tell(new CallEvent.HistoryChanged());
        });
    }

    private CallView add(EndpointId account, Address peer, boolean incoming, CallView.State state) {
        String name = people.findByAddress(peer)
                .map(Person::name)
                .orElseGet(() -> peer.bare().toString());
        CallView call = new CallView(
                new CallKey(last.incrementAndGet()),
                account,
                peer,
                name,
                incoming,
                false,
                state,
                false,
                false,
                false,
                false,
                Optional.empty());
        current.add(call);
        tell(new CallEvent.Changed(call));
        return call;
    }

    private static CallView with(CallView call, CallView.State state, boolean muted, boolean held) {
        return new CallView(
                call.key(),
                call.account(),
                call.peer(),
                call.name(),
                call.incoming(),
                call.video(),
                state,
                muted,
                held,
                call.heldByOther(),
                call.quiet(),
                call.statistics());
    }

    private void change(CallKey key, UnaryOperator<CallView> how) {
        find(key).ifPresent(call -> {
            CallView now = how.apply(call);
            current.set(current.indexOf(call), now);
            tell(new CallEvent.Changed(now));
        });
    }

    private Optional<CallView> find(CallKey key) {
        return current.stream().filter(call -> call.key().equals(key)).findFirst();
    }

    private void tell(CallEvent event) {
        events.execute(() -> observers.tell(event));
    }

    @Override
    public List<CallView> current() {
        return List.copyOf(current);
    }

    @Override
    public CompletableFuture<Placed> call(Route route, boolean video) {
        return CompletableFuture.completedFuture(
                new Placed.Call(add(route.account(), route.peer(), false, new CallView.Dialling())));
    }

    @Override
    public void answer(CallKey call, boolean video) {
        talk(call, Protection.DTLS_SRTP);
    }

    @Override
    public void decline(CallKey call) {
        end(call, CallEnd.Reason.DECLINE);
    }

    @Override
    public void hangUp(CallKey call) {
        end(call, CallEnd.Reason.SUCCESS);
    }

    @Override
    public void mute(CallKey key, boolean muted) {
        change(key, call -> with(call, call.state(), muted, call.held()));
    }

    @Override
    public void hold(CallKey key, boolean held) {
        change(key, call -> with(call, call.state(), call.muted(), held));
    }

    @Override
    public void press(CallKey call, char digit) {
        asked.add("press " + digit);
    }

    @Override
    public CompletableFuture<Outcome> transfer(CallKey call, Address target) {
        asked.add("transfer " + target);
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }

    /** The other side wants the person to call somebody else. */
    public void askTransfer(CallKey key, Address target) {
        find(key).ifPresent(call -> tell(new CallEvent.TransferAsked(call, target)));
    }

    @Override
    public void follow(CallKey call) {
        asked.add("follow");
    }

    @Override
    public CompletableFuture<Outcome> join(CallKey call, CallKey other) {
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }

    @Override
    public CompletableFuture<Outcome> merge(List<CallKey> calls) {
        merged = Set.copyOf(calls);
        calls.forEach(key -> change(key, call -> with(call, call.state(), call.muted(), false)));
        return CompletableFuture.completedFuture(new Outcome.Accepted());
    }

    @Override
    public Set<CallKey> merged() {
        return merged;
    }

    @Override
    public CompletableFuture<List<PastCall>> history(int most) {
        return CompletableFuture.completedFuture(new ArrayList<>(past));
    }

    @Override
    public int missed() {
        return missed.get();
    }

    @Override
    public void missedSeen() {
        missed.set(0);
        tell(new CallEvent.HistoryChanged());
    }

    @Override
    public Registration observe(Consumer<CallEvent> observer) {
        return observers.add(observer);
    }
}
