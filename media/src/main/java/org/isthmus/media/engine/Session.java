package org.isthmus.media.engine;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.isthmus.media.AudioDevices;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.audio.CallAudio;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.dtls.DtlsIdentity;
import org.isthmus.media.srtp.Sdes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session on one ordered executor: whatever is asked of it and whatever happens to it runs there, one after the other. */
final class Session implements MediaSession, LegContext {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final String AUDIO = "audio";

    private final SessionSettings settings;
    private final MediaListener listener;
    private final AudioDevices devices;
    private final CompletableFuture<Void> started;
    private final Runnable onClose;
    private final SecureRandom random;
    private final Sdes sdes;
    private final InstantSource clock = InstantSource.system();
    private final LongSupplier nanoTime = System::nanoTime;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("media-session").factory());
    private final List<Leg> legs = new CopyOnWriteArrayList<>();
    private Optional<DtlsIdentity> identity = Optional.empty();
    private Optional<CallAudio> audio = Optional.empty();
    private Optional<SessionDescription> lastOffer = Optional.empty();
    private boolean offering;
    private boolean held;
    private boolean closed;
    private volatile boolean muted;

    Session(
            SessionSettings settings,
            MediaListener listener,
            AudioDevices devices,
            SecureRandom random,
            CompletableFuture<Void> started,
            Runnable onClose) {
        this.settings = settings;
        this.listener = listener;
        this.devices = devices;
        this.random = random;
        this.started = started;
        this.onClose = onClose;
        sdes = new Sdes(random);
    }

    @Override
    public CompletableFuture<SessionDescription> offer(MediaWish wish) {
        return run(() -> {
            if (offering) {
                throw new MediaException(
                        MediaException.Cause.BAD_DESCRIPTION, "This side's last offer is not answered yet.");
            }
            if (legs.isEmpty() && wish.audio()) {
                legs.add(new Leg(AUDIO, this));
            }
            List<Content> contents = new ArrayList<>();
            for (Leg leg : legs) {
                contents.add(leg.offer(direction(wish)));
            }
            held = wish.held();
            if (contents.isEmpty()) {
                throw nothingInCommon();
            }
            SessionDescription offer = new SessionDescription(contents);
            lastOffer = Optional.of(offer);
            offering = true;
            return offer;
        });
    }

    private static Direction direction(MediaWish wish) {
        return Direction.of(true, !wish.held());
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer, MediaWish wish) {
        return run(() -> {
            offering = false;
            Content wanted = offer.contents().stream()
                    .filter(content -> content.kind() == MediaKind.AUDIO && wish.audio())
                    .findFirst()
                    .orElseThrow(Session::nothingInCommon);
            Optional<Leg> known = legs.stream()
                    .filter(leg -> leg.name().equals(wanted.name()))
                    .findFirst();
            Leg leg = known.isPresent() ? known.get() : new Leg(wanted.name(), this);
            try {
                Content answer = leg.answer(wanted, direction(wish));
                legs.stream().filter(other -> other != leg).forEach(Leg::close);
                legs.clear();
                legs.add(leg);
                hold(wish.held());
                return new SessionDescription(List.of(answer));
            } catch (MediaException e) {
                if (!legs.contains(leg)) {
                    leg.close();
                }
                throw e;
            }
        });
    }

    private static MediaException nothingInCommon() {
        return new MediaException(
                MediaException.Cause.NOTHING_IN_COMMON, "Both sides want nothing that the other has.");
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        return run(() -> {
            SessionDescription offer = lastOffer.orElseThrow(() -> new MediaException(
                    MediaException.Cause.BAD_DESCRIPTION, "There is no offer that this could answer."));
            offering = false;
            boolean any = false;
            for (Leg leg : List.copyOf(legs)) {
                Optional<Content> theirs = answer.content(leg.name());
                if (theirs.isPresent()) {
                    leg.answered(offer.content(leg.name()).orElseThrow(), theirs.get());
                    any = true;
                } else {
                    leg.close();
                    legs.remove(leg);
                }
            }
            if (!any) {
                throw nothingInCommon();
            }
            hold(held);
            return null;
        });
    }

    /** Who is kept waiting should not hear what is said meanwhile. */
    private void hold(boolean waiting) {
        held = waiting;
        audio.ifPresent(sound -> sound.hold(waiting));
    }

    @Override
    public void refused() {
        execute(() -> {
            offering = false;
            legs.forEach(Leg::refused);
        });
    }

    @Override
    public void addCandidates(String content, List<Candidate> candidates) {
        execute(() -> legs.stream().filter(leg -> leg.name().equals(content)).forEach(leg -> leg.add(candidates)));
    }

    @Override
    public void mute(MediaKind kind, boolean changed) {
        if (kind == MediaKind.AUDIO) {
            muted = changed;
            execute(() -> audio.ifPresent(sound -> sound.mute(changed)));
        }
    }

    @Override
    public void sendDigit(char digit, Duration length) {
        execute(() -> {
            if (legs.stream().noneMatch(leg -> leg.press(digit, length))) {
                audio.ifPresent(sound -> sound.press(digit, length));
            }
        });
    }

    @Override
    public MediaStatistics statistics() {
        return new MediaStatistics(
                legs.stream().flatMap(leg -> leg.statistics().stream()).toList());
    }

    @Override
    public void close() {
        execute(() -> {
            closed = true;
            legs.forEach(Leg::close);
            legs.clear();
            audio.ifPresent(CallAudio::close);
            executor.shutdown();
            onClose.run();
        });
    }

    /** Runs after the engine has started, in order. */
    private <T extends @Nullable Object> CompletableFuture<T> run(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    started.join();
                    result.complete(task.call());
                } catch (CompletionException e) {
                    result.completeExceptionally(e.getCause() == null ? e : e.getCause());
                } catch (MediaException e) {
                    result.completeExceptionally(e);
                } catch (Exception e) {
                    LOG.warn("The media of a call failed", e);
                    result.completeExceptionally(
                            new MediaException(MediaException.Cause.LOCAL, "The media of the call failed.", e));
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new MediaException(MediaException.Cause.LOCAL, "The call has ended.", e));
        }
        return result;
    }

    private void execute(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("The media of a call failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("The call has ended", e);
        }
    }

    @Override
    public DtlsIdentity identity() throws MediaException {
        if (identity.isEmpty()) {
            identity = Optional.of(DtlsIdentity.create(random));
        }
        return identity.get();
    }

    @Override
    public KeyNegotiation keyNegotiation() throws MediaException {
        return new KeyNegotiation(settings, identity().fingerprint(), sdes);
    }

    @Override
    public Paths paths(String content) {
        return new Paths(settings, nanoTime, later -> execute(() -> listener.candidates(content, later)));
    }

    @Override
    public AudioPort audio() throws MediaException {
        if (audio.isEmpty()) {
            CallAudio opened = new CallAudio(devices.open());
            opened.mute(muted);
            audio = Optional.of(opened);
        }
        return audio.get();
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public LongSupplier nanoTime() {
        return nanoTime;
    }

    @Override
    public void digit(char digit) {
        execute(() -> listener.digit(digit));
    }

    @Override
    public void connected(Leg leg, Protection protection, @Nullable Throwable failure) {
        execute(() -> {
            if (closed || !legs.contains(leg)) {
                return;
            }
            if (failure == null) {
                listener.connected(leg.kind(), protection);
            } else {
                listener.failed(reason(failure));
            }
        });
    }

    @Override
    public void lost(Leg leg) {
        execute(() -> {
            if (!closed && legs.contains(leg)) {
                listener.failed(
                        new MediaException(MediaException.Cause.CONNECTIVITY, "The way to the other side was lost."));
            }
        });
    }

    private static MediaException reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof MediaException known
                ? known
                : new MediaException(MediaException.Cause.LOCAL, "The media of the call failed.", cause);
    }
}
