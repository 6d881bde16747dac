package org.isthmus.app.call;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.isthmus.app.call.record.CallRecorder;
import org.isthmus.media.MediaSession;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.MediaWish;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.mixer.Conference;

/** This side's media of one call; what the person wants of it is kept from before it is there. On the app's thread. */
final class OwnMedia {

    private static final Duration DIGIT = Duration.ofMillis(160);

    private final CallPictures pictures;
    private final CallRecorder recorder;
    private final Consumer<Boolean> pictured;
    private Optional<PersonMedia> media = Optional.empty();
    private boolean muted;

    /** @param pictured told whether both sides agreed on pictures, each time they agreed; any thread */
    OwnMedia(CallPictures pictures, CallRecorder recorder, Consumer<Boolean> pictured) {
        this.pictures = pictures;
        this.recorder = recorder;
        this.pictured = pictured;
    }

    PersonMedia attach(MediaSession session, boolean video) {
        PersonMedia opened = new PersonMedia(session, new MediaWish(true, video, false), pictured);
        session.mute(MediaKind.AUDIO, muted);
        pictures.attach(session);
        media = Optional.of(opened);
        return opened;
    }

    CallPictures pictures() {
        return pictures;
    }

    CallRecorder recorder() {
        return recorder;
    }

    Optional<MediaSession> session() {
        return media.map(PersonMedia::session);
    }

    boolean muted() {
        return muted;
    }

    void mute(boolean on) {
        muted = on;
        session().ifPresent(open -> open.mute(MediaKind.AUDIO, on));
    }

    /** What the next description says of keeping the other side waiting. */
    void hold(boolean on) {
        media.ifPresent(open -> open.wish(wish -> wish.held(on)));
    }

    /** What the next description says of pictures. */
    void wantPictures(boolean on) {
        media.ifPresent(open -> open.wish(wish -> wish.video(on)));
    }

    void press(char digit) {
        session().ifPresent(open -> open.sendDigit(digit, DIGIT));
    }

    void confer(Optional<Conference> conference) {
        session().ifPresent(open -> open.join(conference));
    }

    Optional<MediaStatistics> statistics() {
        return session().map(MediaSession::statistics);
    }

    void close() {
        recorder.stop();
        session().ifPresent(MediaSession::close);
    }
}
