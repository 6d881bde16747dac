package org.isthmus.media.engine;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.sound.TonePort;
import org.isthmus.media.video.Screen;

/** One side of a call on loopback, with a tone to say. */
final class Side implements MediaListener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final TonePort port;
    final Screen screen = new Screen();
    final Screen mirror = new Screen();
    final Queue<Protection> connected = new ConcurrentLinkedQueue<>();
    final Queue<Character> digits = new ConcurrentLinkedQueue<>();
    final Queue<MediaException> failures = new ConcurrentLinkedQueue<>();
    final Queue<MediaException> pictureFailures = new ConcurrentLinkedQueue<>();
    private final JitsiMediaEngine engine;
    final MediaSession session;

    Side(double tone, SessionSettings settings) {
        port = new TonePort(tone);
        engine = new JitsiMediaEngine(() -> port);
        session = engine.open(settings, this);
        session.show(screen);
        session.showSelf(mirror);
    }

    static SessionSettings settings(boolean ice, boolean plainAllowed, Protection... keys) {
        return new SessionSettings(
                ice, List.of(keys), plainAllowed, List.of(), false, Set.of(InetAddress.getLoopbackAddress()));
    }

    /** The first side calls the second. */
    static void call(Side caller, Side called) {
        exchange(caller, MediaWish.AUDIO, called, MediaWish.AUDIO);
    }

    static SessionDescription exchange(Side first, MediaWish wish, Side second, MediaWish agreed) {
        SessionDescription offer = get(first.session.offer(wish));
        SessionDescription answer = get(second.session.answer(offer, agreed));
        get(first.session.answered(answer));
        return answer;
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        // Candidates are all in the description.
    }

    @Override
    public void connected(MediaKind kind, Protection protection) {
        connected.add(protection);
    }

    @Override
    public void digit(char digit) {
        digits.add(digit);
    }

    @Override
    public void pictureFailed(MediaException why) {
        pictureFailures.add(why);
    }

    @Override
    public void failed(MediaException why) {
        failures.add(why);
    }

    @Override
    public void close() {
        engine.close();
    }
}
