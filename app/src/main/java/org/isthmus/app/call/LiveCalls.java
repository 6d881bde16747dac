package org.isthmus.app.call;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.isthmus.app.AppThread;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.MediaSession;

/** The calls of now: looked at every second, told of when they change, and remembered when they are over. On the app's thread. */
final class LiveCalls implements CallOwner {

    /** Nobody can deal with more at once. */
    private static final int MOST = 8;

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(1);

    private final AppThread app;
    private final Scheduler scheduler;
    private final Merging merging;
    private final Consumer<CallEvent> observer;
    private final Consumer<PastCall> history;
    private final Map<CallKey, LiveCall> all = new LinkedHashMap<>();
    private volatile List<CallView> views = List.of();
    private volatile Set<CallKey> merged = Set.of();
    private volatile Map<CallKey, MediaSession> sessions = Map.of();
    private long lastKey;
    private boolean measuring;

    LiveCalls(
            AppThread app,
            Scheduler scheduler,
            Merging merging,
            Consumer<CallEvent> observer,
            Consumer<PastCall> history) {
        this.app = app;
        this.scheduler = scheduler;
        this.merging = merging;
        this.observer = observer;
        this.history = history;
    }

    /** As they were when one last changed, oldest first. Any thread. */
    List<CallView> views() {
        return views;
    }

    /** Those that heard each other then. Any thread. */
    Set<CallKey> merged() {
        return merged;
    }

    /** How loud both sides of a call are at this moment. Any thread. */
    AudioLevels levels(CallKey key) {
        return Optional.ofNullable(sessions.get(key)).map(MediaSession::levels).orElse(AudioLevels.SILENCE);
    }

    List<LiveCall> all() {
        return List.copyOf(all.values());
    }

    boolean full() {
        return all.size() >= MOST;
    }

    Optional<LiveCall> find(CallKey key) {
        return Optional.ofNullable(all.get(key));
    }

    CallKey newKey() {
        return new CallKey(++lastKey);
    }

    void add(LiveCall call) {
        all.put(call.key(), call);
    }

    /** Whoever begins to talk in one call keeps the others waiting, but for those that it is merged with. */
    void holdAllBut(Optional<LiveCall> talking) {
        for (LiveCall call : all()) {
            boolean stays = talking.filter(one -> one.equals(call) || merging.together(one, call))
                    .isPresent();
            if (call.talks() && !stays) {
                call.hold(true);
            }
        }
    }

    @Override
    public Instant now() {
        return scheduler.instant();
    }

    @Override
    public void changed(LiveCall call) {
        publish();
        observer.accept(new CallEvent.Changed(call.view()));
        measureSoon();
    }

    @Override
    public void told(CallEvent event) {
        observer.accept(event);
    }

    @Override
    public void over(LiveCall call) {
        all.remove(call.key());
        merging.left(call);
        publish();
        if (call.view().state() instanceof CallView.Ended ended) {
            history.accept(call.past(ended));
        }
        observer.accept(new CallEvent.Over(call.view()));
    }

    private void publish() {
        merged = merging.keys();
        views = all.values().stream().map(LiveCall::view).toList();
        Map<CallKey, MediaSession> open = new HashMap<>();
        all.forEach((key, call) -> call.media().session().ifPresent(session -> open.put(key, session)));
        sessions = Map.copyOf(open);
    }

    private void measureSoon() {
        if (measuring || all.isEmpty()) {
            return;
        }
        measuring = true;
        scheduler.after(
                MEASURED_EVERY,
                () -> app.execute(() -> {
                    measuring = false;
                    all().forEach(LiveCall::measure);
                    measureSoon();
                }));
    }
}
