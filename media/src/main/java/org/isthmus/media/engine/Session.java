package org.isthmus.media.engine;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
import org.isthmus.media.VideoSink;
import org.isthmus.media.VideoSource;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.dtls.DtlsIdentity;
import org.isthmus.media.mixer.Conference;
import org.isthmus.media.srtp.Sdes;
import org.isthmus.media.video.CallPicture;
import org.isthmus.media.video.VideoCodecs;
import org.jspecify.annotations.Nullable;

/** A session on one ordered executor: whatever is asked of it and whatever happens to it runs there, one after the other. */
final class Session implements MediaSession, LegContext {

    private final SessionSettings settings;
    private final MediaListener listener;
    private final CompletableFuture<VideoCodecs> started;
    private final Runnable onClose;
    private final SecureRandom random;
    private final Sdes sdes;
    private final InstantSource clock = InstantSource.system();
    private final LongSupplier nanoTime = System::nanoTime;
    private final Turns turns = new Turns();
    private final Exchange exchange = new Exchange(this);
    private final CallPicture picture;
    private final SessionSound sound;
    private Optional<DtlsIdentity> identity = Optional.empty();
    private boolean closed;

    Session(
            SessionSettings settings,
            MediaListener listener,
            AudioDevices devices,
            SecureRandom random,
            CompletableFuture<VideoCodecs> started,
            Runnable onClose) {
        this.settings = settings;
        this.listener = listener;
        sound = new SessionSound(devices, nanoTime);
        this.random = random;
        this.started = started;
        this.onClose = onClose;
        sdes = new Sdes(random);
        picture = new CallPicture(why -> execute(() -> listener.pictureFailed(why)));
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

    /** Who is kept waiting should not hear what is said meanwhile, nor see what is done. */
    private void hold(boolean waiting) {
        picture.hold(waiting);
        sound.hold(waiting);
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
            execute(() -> sound.mute(changed));
        } else {
            picture.mute(changed);
        }
    }

    @Override
    public void sendDigit(char digit, Duration length) {
        execute(() -> {
            if (exchange.legs().stream().noneMatch(leg -> leg.press(digit, length))) {
                sound.press(digit, length);
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
        return sound.levels();
    }

    @Override
    public void addTap(AudioTap tap) {
        execute(() -> sound.add(tap));
    }

    @Override
    public void removeTap(AudioTap tap) {
        execute(() -> sound.remove(tap));
    }

    @Override
    public void join(Optional<Conference> conference) {
        execute(() -> sound.join(conference));
    }

    @Override
    public void source(VideoSource source) {
        picture.source(source);
    }

    @Override
    public void show(VideoSink sink) {
        picture.show(sink);
    }

    @Override
    public void showSelf(VideoSink sink) {
        picture.showSelf(sink);
    }

    @Override
    public void close() {
        execute(() -> {
            closed = true;
            exchange.close();
            sound.close();
            picture.close();
            turns.end();
            onClose.run();
        });
    }

    /** Runs after the engine has started, in order. */
    private <T extends @Nullable Object> CompletableFuture<T> run(Callable<T> task) {
        return turns.run(started, task);
    }

    private void execute(Runnable task) {
        turns.execute(task);
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
    public Paths paths(Supplier<String> speaker) {
        return new Paths(settings, nanoTime, later -> execute(() -> listener.candidates(speaker.get(), later)));
    }

    @Override
    public AudioPort audio() throws MediaException {
        return sound.port();
    }

    @Override
    public CallPicture picture() {
        return picture;
    }

    @Override
    public VideoCodecs videoCodecs() {
        return started.join();
    }

    @Override
    public SecureRandom random() {
        return random;
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
                failed(leg, reason(failure));
            }
        });
    }

    @Override
    public void lost(Leg leg) {
        execute(() -> {
            if (!closed && exchange.legs().contains(leg)) {
                failed(
                        leg,
                        new MediaException(MediaException.Cause.CONNECTIVITY, "The way to the other side was lost."));
            }
        });
    }

    /** A call that loses its picture goes on with its sound. */
    private void failed(Leg leg, MediaException why) {
        if (leg.kind() == MediaKind.VIDEO && exchange.legs().size() > 1) {
            listener.pictureFailed(why);
        } else {
            listener.failed(why);
        }
    }

    private static MediaException reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof MediaException known
                ? known
                : new MediaException(MediaException.Cause.LOCAL, "The media of the call failed.", cause);
    }
}
