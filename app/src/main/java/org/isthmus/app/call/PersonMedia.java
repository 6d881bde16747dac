package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaWish;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;

/**
 * A media session with what the person wishes of it, as a call's signalling needs it. A picture that the other side adds to a
 * running call is taken where the person wants to know of pictures and has not refused one before; nothing is shown in turn.
 */
public final class PersonMedia implements CallMedia {

    private final MediaSession session;
    private final Consumer<Boolean> pictured;
    private final AtomicReference<MediaWish> wish;
    private final boolean follows;
    private volatile boolean running;
    private volatile boolean refused;

    /** Whose wish stands, whatever the other side adds or takes away. */
    public PersonMedia(MediaSession session, MediaWish wish) {
        this(session, wish, _ -> {}, false);
    }

    /** @param pictured told whether both sides want pictures, each time they said so; any thread */
    PersonMedia(MediaSession session, MediaWish wish, Consumer<Boolean> pictured) {
        this(session, wish, pictured, true);
    }

    private PersonMedia(MediaSession session, MediaWish wish, Consumer<Boolean> pictured, boolean follows) {
        this.session = session;
        this.wish = new AtomicReference<>(wish);
        this.pictured = pictured;
        this.follows = follows;
    }

    public MediaSession session() {
        return session;
    }

    /** Changes what the next offer or answer is to say. */
    public void wish(UnaryOperator<MediaWish> change) {
        wish.updateAndGet(change);
    }

    @Override
    public CompletableFuture<SessionDescription> offer() {
        return session.offer(wish.get());
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer) {
        boolean offered = hasPicture(offer);
        if (running && follows) {
            wish(now -> now.video(offered && (now.video() || !refused)));
        }
        refused = offered ? !wish.get().video() : refused;
        running = true;
        pictured.accept(offered && wish.get().video());
        return session.answer(offer, wish.get());
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        boolean agreed = hasPicture(answer);
        running = true;
        if (follows) {
            wish(now -> now.video(agreed));
        }
        pictured.accept(agreed);
        return session.answered(answer);
    }

    private static boolean hasPicture(SessionDescription description) {
        return description.contents().stream().anyMatch(content -> content.kind() == MediaKind.VIDEO);
    }

    @Override
    public void refused() {
        session.refused();
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        session.addCandidates(content, candidates);
    }
}
