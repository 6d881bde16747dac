package org.isthmus.media.capture;

import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;

/** Both lengths are even, as codecs like them. */
record Size(int width, int height) {

    private static final int LEAST = 2;

    /** The largest with the proportions of a device's picture that is no larger than that picture and the wish. */
    static Size within(int width, int height, VideoMode wish) {
        double most = Math.min(wished(wish.width()) / width, wished(wish.height()) / height);
        double factor = Math.min(1, most);
        return new Size(even(width * factor), even(height * factor));
    }

    private static double wished(int length) {
        return Math.clamp(length, LEAST, VideoFrame.MAX_SIDE);
    }

    private static int even(double length) {
        return Math.clamp(Math.round(length) & ~1L, LEAST, VideoFrame.MAX_SIDE);
    }
}
