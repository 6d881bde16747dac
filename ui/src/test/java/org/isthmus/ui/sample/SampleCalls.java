package org.isthmus.ui.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.isthmus.app.Observers;
import org.isthmus.app.Registration;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.OwnPicture;
import org.isthmus.app.call.PastCall;
import org.isthmus.app.call.PictureSource;
import org.isthmus.app.call.PictureSources;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.people.People;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.VideoSink;

/** Calls in which nobody speaks; the test is the other side. */
public final class SampleCalls implements Calls {

    private final Observers<CallEvent> observers = new Observers<>();
    private final Executor events;
    private final People people;
    private final Clock clock;
    private final List<SampleCall> current = new CopyOnWriteArrayList<>();
    private final List<PastCall> past = new CopyOnWriteArrayList<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Set<CallKey> merged = Set.of();
    /** What can be shown. */
    public final List<PictureSource> sources = new CopyOnWriteArrayList<>(List.of(PictureSources.TEST));

    public volatile AudioLevels levels = AudioLevels.SILENCE;
    private final Map<CallKey, Watching> watching = new ConcurrentHashMap<>();
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicLong last = new AtomicLong();

    SampleCalls(Executor events, People people, Clock clock) {
        this.events = events;
        this.people = people;
        this.clock = clock;
    }

    /** Somebody calls. */
    public CallView incoming(EndpointId account, Address peer) {
        return incoming(account, peer, false);
    }

    public CallView incoming(EndpointId account, Address peer, boolean video) {
        return add(account, peer, true, video, new CallView.Incoming());
    }

    /** A stranger calls, who calls itself that. */
    public CallView incoming(EndpointId account, Address peer, String claim) {
        return add(
                new SampleCall(
                        new CallKey(last.incrementAndGet()),
                        account,
                        peer,
                        claim,
                        true,
                        false,
                        new CallView.Incoming()),
                true);
    }

    /** Who sees the pictures of a call; the test shows them something. */
    public record Watching(VideoSink other, VideoSink self) {}

    /** Empty where nobody looks. */
    public Optional<Watching> watching(CallKey key) {
        return Optional.ofNullable(watching.get(key));
    }

    /** There is nothing to show. */
    public void missPicture(CallKey key, CallEvent.PictureMissing.Why why) {
        find(key).ifPresent(call -> tell(new CallEvent.PictureMissing(call.view(), why)));
    }

    /** The other side took the call. */
    public void talk(CallKey key, Protection protection) {
        change(key, call -> call.state = new CallView.Talking(clock.instant(), protection));
    }

    public void ring(CallKey key) {
        change(key, call -> call.state = new CallView.Ringing(false));
    }

    public void measure(CallKey key, MediaStatistics statistics) {
        change(key, call -> call.statistics = Optional.of(statistics));
    }

    public void end(CallKey key, CallEnd.Reason why) {
        find(key).ifPresent(call -> {
            current.remove(call);
            Optional<Duration> talked = call.state instanceof CallView.Talking talking
                    ? Optional.of(Duration.between(talking.since(), clock.instant()))
                    : Optional.empty();
            call.state = new CallView.Ended(CallEnd.of(why), clock.instant());
            PastCall kept = new PastCall(
                    last.incrementAndGet(),
                    call.account,
                    call.peer,
                    call.name,
                    call.claimed,
                    call.incoming,
                    false,
                    clock.instant(),
                    talked,
                    why);
            past.addFirst(kept);
            missed.addAndGet(kept.missed() ? 1 : 0);
            tell(new CallEvent.Over(call.view()));
            tell(new CallEvent.HistoryChanged());
        });
    }

    private CallView add(EndpointId account, Address peer, boolean incoming, boolean video, CallView.State state) {
        String name = people.findByAddress(peer)
                .map(Person::name)
                .orElseGet(() -> peer.bare().toString());
        return add(
                new SampleCall(new CallKey(last.incrementAndGet()), account, peer, name, incoming, video, state),
                false);
    }

    private CallView add(SampleCall call, boolean claimed) {
        call.claimed = claimed;
        current.add(call);
        CallView now = call.view();
        tell(new CallEvent.Changed(now));
        return now;
    }

    private void change(CallKey key, Consumer<SampleCall> how) {
        find(key).ifPresent(call -> {
            how.accept(call);
            tell(new CallEvent.Changed(call.view()));
        });
    }

    private Optional<SampleCall> find(CallKey key) {
        return current.stream().filter(call -> call.key.equals(key)).findFirst();
    }

    private void tell(CallEvent event) {
        events.execute(() -> observers.tell(event));
    }

    @Override
    public List<CallView> current() {
        return current.stream().map(SampleCall::view).toList();
    }

    @Override
    public CompletableFuture<Placed> call(Route route, boolean video) {
        return CompletableFuture.completedFuture(
                new Placed.Call(add(route.account(), route.peer(), false, video, new CallView.Dialling())));
    }

    @Override
    public void answer(CallKey call, boolean video) {
        change(call, now -> now.video &= video);
        talk(call, Protection.DTLS_SRTP);
    }

    @Override
    public void decline(CallKey call) {
        end(call, CallEnd.Reason.DECLINE);
    }

    @Override
    public void decline(CallKey call, String message) {
        asked.add("decline " + message);
        end(call, CallEnd.Reason.DECLINE);
    }

    @Override
    public void record(CallKey key, boolean on) {
        change(key, call -> call.recorded = on);
        if (!on) {
            find(key).ifPresent(call -> tell(new CallEvent.Recorded(call.view(), "/home/juliet/call.wav")));
        }
    }

    @Override
    public void hangUp(CallKey call) {
        end(call, CallEnd.Reason.SUCCESS);
    }

    @Override
    public void mute(CallKey key, boolean muted) {
        change(key, call -> call.muted = muted);
    }

    @Override
    public void camera(CallKey key, boolean on) {
        change(key, call -> call.picture = new OwnPicture(on, call.picture.source(), call.picture.kind()));
    }

    @Override
    public void screen(CallKey key, boolean on) {
        asked.add("screen " + on);
        change(key, call -> call.picture = new OwnPicture(on, "screen", PictureSource.Kind.SCREEN));
    }

    @Override
    public void show(CallKey key, String source) {
        for (PictureSource one : sources) {
            if (one.id().equals(source)) {
                change(key, call -> call.picture = new OwnPicture(true, source, one.kind()));
            }
        }
    }

    @Override
    public CompletableFuture<List<PictureSource>> pictures() {
        return CompletableFuture.completedFuture(List.copyOf(sources));
    }

    @Override
    public void watch(CallKey call, VideoSink other, VideoSink self) {
        watching.put(call, new Watching(other, self));
    }

    @Override
    public AudioLevels levels(CallKey call) {
        return levels;
    }

    @Override
    public void hold(CallKey key, boolean held) {
        change(key, call -> call.held = held);
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
        find(key).ifPresent(call -> tell(new CallEvent.TransferAsked(call.view(), target)));
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
        calls.forEach(key -> change(key, call -> call.held = false));
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
