package org.isthmus.tests.call;

import static org.awaitility.Awaitility.await;
import static org.isthmus.tests.call.Program.until;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.isthmus.app.call.PersonMedia;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.RelayServer;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.engine.JitsiMediaEngine;

/** The media of one call with a headset and a test picture. */
final class SoundingMedia implements MediaListener, AutoCloseable {

    private final Headset headset;
    private final SeenBars screen = new SeenBars();
    private final JitsiMediaEngine engine;
    private final MediaSession session;
    private final PersonMedia media;
    private final CompletableFuture<Call> call = new CompletableFuture<>();

    private SoundingMedia(double tone, SessionSettings settings) {
        headset = new Headset(tone);
        engine = new JitsiMediaEngine(() -> headset);
        session = engine.open(settings, this);
        session.source(new TestPicture(false));
        session.show(screen);
        media = new PersonMedia(session, MediaWish.AUDIO);
    }

    /** Its packets go over relays only. */
    static SoundingMedia relayed(double tone, List<RelayServer> relays) {
        return new SoundingMedia(tone, settings(true, Protection.DTLS_SRTP, relays, true));
    }

    static SoundingMedia direct(double tone) {
        return over(tone, true, Protection.DTLS_SRTP);
    }

    /** Offers and takes one way only. */
    static SoundingMedia over(double tone, boolean ice, Protection protection) {
        return new SoundingMedia(tone, settings(ice, protection, List.of(), false));
    }

    private static SessionSettings settings(
            boolean ice, Protection protection, List<RelayServer> relays, boolean relayOnly) {
        boolean plain = protection == Protection.NONE;
        return new SessionSettings(
                ice,
                plain ? List.of() : List.of(protection),
                plain,
                relays,
                relayOnly,
                Set.of(InetAddress.getLoopbackAddress()));
    }

    /** Says what the next offer or answer is to say of its picture. */
    void wantsPicture(boolean wanted) {
        media.wish(_ -> MediaWish.AUDIO.video(wanted));
    }

    SeenBars screen() {
        return screen;
    }

    PersonMedia media() {
        return media;
    }

    Headset headset() {
        return headset;
    }

    /** Says in which call it is, to which candidates that are found later go. */
    void in(Call begun) {
        call.complete(begun);
    }

    /** Waits until this side and another hear each other from now on. */
    void awaitTalkWith(SoundingMedia other) {
        headset.loudnessSinceLastAsked(other.headset.tone());
        other.headset.loudnessSinceLastAsked(headset.tone());
        until(() -> headset.loudness(other.headset.tone()) > Program.AUDIBLE
                && other.headset.loudness(headset.tone()) > Program.AUDIBLE);
    }

    /** Waits until this side and another see each other from now on. */
    void awaitSightOf(SoundingMedia other) {
        int before = screen.recognised();
        int others = other.screen.recognised();
        await().atMost(Program.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> screen.recognised() > before + 5 && other.screen.recognised() > others + 5);
    }

    /** Waits until neither this side nor another sees anything. */
    void awaitNoSightOf(SoundingMedia other) {
        until(() -> !screen.isShown() && !other.screen.isShown());
    }

    /** Says the wishes in the call of this side, and waits for what the other side says to them. */
    Outcome change() {
        return call.thenCompose(Call::change)
                .orTimeout(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    MediaStatistics statistics() {
        return session.statistics();
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        call.thenAccept(begun -> begun.candidates(content, candidates));
    }

    @Override
    public void connected(MediaKind kind, Protection protection) {
        // The tone tells.
    }

    @Override
    public void digit(char digit) {
        // Nobody dials.
    }

    @Override
    public void failed(MediaException why) {
        // The tone does not come then.
    }

    @Override
    public void close() {
        engine.close();
    }
}
