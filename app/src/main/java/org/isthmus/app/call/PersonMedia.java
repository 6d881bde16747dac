package org.isthmus.app.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaWish;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.SessionDescription;

/** A media session with what the person wishes of it, as a call's signalling needs it. */
public final class PersonMedia implements CallMedia {

    private final MediaSession session;
    private volatile MediaWish wish;

    public PersonMedia(MediaSession session, MediaWish wish) {
        this.session = session;
        this.wish = wish;
    }

    public MediaSession session() {
        return session;
    }

    MediaWish wish() {
        return wish;
    }

    /** Says what the next offer or answer is to say. */
    void wish(MediaWish changed) {
        wish = changed;
    }

    @Override
    public CompletableFuture<SessionDescription> offer() {
        return session.offer(wish);
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer) {
        return session.answer(offer, wish);
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        return session.answered(answer);
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
