package org.isthmus.media.video;

import java.util.concurrent.TimeUnit;
import org.isthmus.media.rtp.Reporter;

/**
 * Whether what comes can be shown, and if not, the requests for a whole picture, repeated until one comes. A side that cannot
 * be asked is shown as well as it can be. One thread.
 */
final class PictureRequests {

    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(400);

    /** A side that sends nothing at all is not asked. */
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(1);

    private static final long ANSWER_TIME = TimeUnit.MILLISECONDS.toNanos(40);

    private final PictureFeedback feedback;
    private final Reporter reporter;
    private boolean broken = true;
    private boolean asked;
    private long lastAsked;
    private long lastCame;
    private long source;

    PictureRequests(PictureFeedback feedback, Reporter reporter) {
        this.feedback = feedback;
        this.reporter = reporter;
    }

    void came(long from, long now) {
        if (from != source) {
            source = from;
            broken = true;
        }
        lastCame = now;
    }

    /** Whose packets came last. */
    long source() {
        return source;
    }

    /** How long an answer of the other side is waited for before it is asked again. */
    long patience() {
        return ANSWER_TIME;
    }

    void broken(long now) {
        broken = true;
        ask(now);
    }

    void again(long now) {
        if (broken && source != 0 && now - lastCame < SILENCE) {
            ask(now);
        }
    }

    private void ask(long now) {
        if (asked && now - lastAsked < AGAIN) {
            return;
        }
        asked = true;
        lastAsked = now;
        if (feedback.pictureLoss()) {
            reporter.pictureLoss(source);
        } else if (feedback.fullIntra()) {
            reporter.fullIntra(source);
        }
    }

    boolean isUsable(EncodedPicture picture) {
        return !broken || picture.whole() || !feedback.canAsk();
    }

    void shown(EncodedPicture picture) {
        if (picture.whole()) {
            broken = false;
        }
    }
}
