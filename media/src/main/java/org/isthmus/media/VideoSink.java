package org.isthmus.media;

/** Takes pictures: the other side's, or this side's own. */
@FunctionalInterface
public interface VideoSink {

    /** Takes nothing. */
    VideoSink NONE = frame -> {};

    /**
     * The next picture, of any size; a later one may have another. On a thread of the media or of the source, one at a
     * time; should not take longer than a picture is shown.
     *
     * @param frame lent for this call only
     */
    void frame(VideoFrame frame);

    /** What was shown last is over: no picture comes any more, unless one begins anew. */
    default void ended() {
        // A sink that shows nothing has nothing to clear.
    }
}
