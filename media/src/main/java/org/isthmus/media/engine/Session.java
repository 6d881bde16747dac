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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.isthmus.media.AudioDevices;
import org.isthmus.media.AudioLevels;
import org.isthmus.media.AudioPort;
import org.isthmus.media.AudioTap;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.audio.CallAudio;
import org.isthmus.media.description.Candidate;
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
    private final Exchange exchange = new Exchange(this);
    private final List<AudioTap> taps = new ArrayList<>();
    private Optional<DtlsIdentity> identity = Optional.empty();
    private volatile Optional<CallAudio> audio = Optional.empty();
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
        return run(() -> exchange.offer(wish));
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer, MediaWish wish) {
        return run(() -> {
            SessionDescription answer = exchange.answer(offer, wish);
            hold(wish.held());
            return answer;
        });
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        return run(() -> {
            hold(exchange.answered(answer).held());
            return null;
        });
    }

    /** Who is kept waiting should not hear what is said meanwhile. */
    private void hold(boolean waiting) {
        audio.ifPresent(sound -> sound.hold(waiting));
    }

    @Override
    public void refused() {
        execute(exchange::refused);
    }

    @Override
    public void addCandidates(String content, List<Candidate> candidates) {
        execute(() -> exchange.legs().stream()
                .filter(leg -> leg.name().equals(content))
                .forEach(leg -> leg.add(candidates)));
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
            if (exchange.legs().stream().noneMatch(leg -> leg.press(digit, length))) {
                audio.ifPresent(sound -> sound.press(digit, length));
            }
        });
    }

    @Override
    public MediaStatistics statistics() {
        return new MediaStatistics(exchange.legs().stream()
                .flatMap(leg -> leg.statistics().stream())
                .toList());
    }

    @Override
    public AudioLevels levels() {
        return audio.map(CallAudio::levels).orElse(AudioLevels.SILENCE);
    }

    @Override
    public void addTap(AudioTap tap) {
        execute(() -> {
            taps.add(tap);
            audio.ifPresent(sound -> sound.add(tap));
        });
    }

    @Override
    public void removeTap(AudioTap tap) {
        execute(() -> {
            taps.remove(tap);
            audio.ifPresent(sound -> sound.remove(tap));
        });
    }

    @Override
    public void close() {
        execute(() -> {
            closed = true;
            exchange.close();
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
            CallAudio opened = new CallAudio(devices.open(), nanoTime);
            opened.mute(muted);
            taps.forEach(opened::add);
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
            if (closed || !exchange.legs().contains(leg)) {
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
            if (!closed && exchange.legs().contains(leg)) {
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
