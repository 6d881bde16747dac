package org.isthmus.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.mixer.Conference;

/**
 * This side's media of one call: sockets, ICE, keys, codecs, devices. Offers and answers go as in RFC 3264: one at a
 * time, and what is offered and answered replaces what was before. All methods return at once and may be called from any
 * thread; futures complete exceptionally with a {@link MediaException}.
 */
public interface MediaSession extends AutoCloseable {

    /** An offer of what is wished: the first of the call, or a change. */
    CompletableFuture<SessionDescription> offer(MediaWish wish);

    /**
     * Takes the other side's offer and begins to send and to play what both can.
     *
     * @param wish what this side agrees to; a content that is not wished is left out of the answer
     */
    CompletableFuture<SessionDescription> answer(SessionDescription offer, MediaWish wish);

    /** Takes the other side's answer to this side's last offer; completes once its contents are set up. */
    CompletableFuture<Void> answered(SessionDescription answer);

    /** This side's last offer was refused; what was before it goes on. */
    void refused();

    /** Candidates that the other side found after its description (RFC 8838). Unknown contents are ignored. */
    void addCandidates(String content, List<Candidate> candidates);

    /**
     * Whether silence is sent instead of what the microphone takes, or no picture instead of the camera's, which is let go
     * of meanwhile. The other side is told nothing.
     */
    void mute(MediaKind kind, boolean muted);

    /**
     * Sends a digit of a telephone keypad (RFC 4733; in-band where the other side does not know it).
     *
     * @param digit 0 to 9, *, #, A to D
     */
    void sendDigit(char digit, Duration length);

    /** What is known at this moment of how the call goes. */
    MediaStatistics statistics();

    /** How loud both sides are at this moment; silence where the session has no sound. */
    default AudioLevels levels() {
        return AudioLevels.SILENCE;
    }

    /** Lets somebody hear along until {@link #removeTap} or the end; nothing is heard of a session without sound. */
    default void addTap(AudioTap tap) {
        // Without sound there is nothing to hear.
    }

    default void removeTap(AudioTap tap) {
        // Without sound nobody hears.
    }

    /**
     * What this side shows from now on, in this call's picture or the next one; another source takes its place at once. It
     * is open only while a picture is sent.
     */
    default void source(VideoSource source) {
        // Without a picture nothing is shown.
    }

    /** Who sees the other side's picture. */
    default void show(VideoSink sink) {
        // Without a picture nothing is seen.
    }

    /** Who sees the picture that this side sends, as it was taken. */
    default void showSelf(VideoSink sink) {
        // Without a picture nothing is seen.
    }

    /**
     * Takes part in a conference from now on: the other side hears everybody in it and everybody hears the other side. Empty
     * for a talk between the two again. Nothing where there is no sound.
     */
    default void join(Optional<Conference> conference) {
        // Without sound there is nothing to mix.
    }

    /** Ends all media at once. May be called more than once. */
    @Override
    void close();
}
