package org.isthmus.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.media.AudioTap;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.VideoSink;
import org.isthmus.media.VideoSource;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;

/** Media without a socket; the test says when it connects or fails. */
final class ScriptedMedia implements MediaSession {

    final List<String> asked = new CopyOnWriteArrayList<>();
    final MediaListener listener;
    final List<AudioTap> taps = new CopyOnWriteArrayList<>();
    volatile VideoSink shown = VideoSink.NONE;
    volatile VideoSink self = VideoSink.NONE;

    ScriptedMedia(MediaListener listener) {
        this.listener = listener;
    }

    @Override
    public CompletableFuture<SessionDescription> offer(MediaWish wish) {
        asked.add("offer" + (wish.video() ? " video" : "") + (wish.held() ? " held" : ""));
        return CompletableFuture.completedFuture(new SessionDescription(List.of()));
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer, MediaWish wish) {
        asked.add("answer" + (wish.video() ? " video" : ""));
        return CompletableFuture.completedFuture(new SessionDescription(List.of()));
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void refused() {
        asked.add("refused");
    }

    @Override
    public void addCandidates(String content, List<Candidate> candidates) {
        asked.add("candidates");
    }

    @Override
    public void mute(MediaKind kind, boolean muted) {
        asked.add((kind == MediaKind.AUDIO ? "mute " : "hide ") + muted);
    }

    @Override
    public void source(VideoSource source) {
        asked.add("source " + source);
    }

    @Override
    public void show(VideoSink sink) {
        shown = sink;
    }

    @Override
    public void showSelf(VideoSink sink) {
        self = sink;
    }

    @Override
    public void addTap(AudioTap tap) {
        taps.add(tap);
    }

    @Override
    public void removeTap(AudioTap tap) {
        taps.remove(tap);
    }

    @Override
    public void sendDigit(char digit, Duration length) {
        asked.add("digit " + digit);
    }

    @Override
    public MediaStatistics statistics() {
        return new MediaStatistics(List.of());
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
