package org.isthmus.media;

/** Where the picture of this side comes from: a camera, a screen, a test. May be opened again after it was closed. */
@FunctionalInterface
public interface VideoSource {

    /** No picture at all. */
    VideoSource NONE = (wish, sink) -> Running.NOTHING;

    /**
     * Begins to take pictures. May wait for the device.
     *
     * @param wish what would suit best; a source that has only others gives those
     * @param sink takes each picture on a thread of the source
     * @throws MediaException where the device does not work, or somebody else has it
     */
    Running open(VideoMode wish, VideoSink sink) throws MediaException;

    /** A source that takes pictures. */
    @FunctionalInterface
    interface Running extends AutoCloseable {

        Running NOTHING = () -> {};

        /** Lets go of the device; no picture is given out after it returned. May be called more than once. */
        @Override
        void close();
    }
}
