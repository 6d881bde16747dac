package org.isthmus.media.video;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Feedback;
import org.isthmus.media.description.PayloadType;

/**
 * What both sides may say about each other's picture (RFC 4585, RFC 5104).
 *
 * @param missing whether packets are sent again
 * @param pictureLoss whether a whole picture can be asked for as one that was lost
 * @param fullIntra whether a whole picture can be asked for
 */
record PictureFeedback(boolean missing, boolean pictureLoss, boolean fullIntra) {

    static final Feedback MISSING = Feedback.of("nack");
    static final Feedback PICTURE_LOSS = Feedback.of("nack", "pli");
    static final Feedback FULL_INTRA = Feedback.of("ccm", "fir");

    /** All that this side understands. */
    static final List<Feedback> ALL = List.of(MISSING, PICTURE_LOSS, FULL_INTRA);

    static PictureFeedback of(PayloadType payload) {
        List<Feedback> agreed = payload.feedback();
        return new PictureFeedback(has(agreed, MISSING), has(agreed, PICTURE_LOSS), has(agreed, FULL_INTRA));
    }

    static boolean has(List<Feedback> said, Feedback wanted) {
        return said.stream()
                .anyMatch(feedback ->
                        feedback.type().equalsIgnoreCase(wanted.type()) && same(feedback.subtype(), wanted.subtype()));
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.orElse("").equalsIgnoreCase(other.orElse(""));
    }

    /** Whether the other side can be asked for a whole picture. */
    boolean canAsk() {
        return pictureLoss || fullIntra;
    }
}
