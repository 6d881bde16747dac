package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaWish;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;

/** A media session with what the person wishes of it, as a call's signalling needs it. */
public final class PersonMedia implements CallMedia {

    private final MediaSession session;
    private final Consumer<Boolean> pictured;
    private volatile MediaWish wish;

    public PersonMedia(MediaSession session, MediaWish wish) {
        this(session, wish, _ -> {});
    }

    /** @param pictured told whether both sides want pictures, each time they said so; any thread */
    PersonMedia(MediaSession session, MediaWish wish, Consumer<Boolean> pictured) {
        this.session = session;
        this.wish = wish;
        this.pictured = pictured;
    }

    public MediaSession session() {
        return session;
    }

    MediaWish wish() {
        return wish;
    }

    /** Says what the next offer or answer is to say. */
    public void wish(MediaWish changed) {
        wish = changed;
    }

    @Override
    public CompletableFuture<SessionDescription> offer() {
        return session.offer(wish);
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer) {
        pictured.accept(wish.video() && hasPicture(offer));
        return session.answer(offer, wish);
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        pictured.accept(hasPicture(answer));
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
