package org.isthmus.media.capture;

import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;

/** Sees pictures and remembers the last one. Any thread. */
final class Viewer implements VideoSink {

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private volatile int width;
    private volatile int height;
    private volatile int[] pixels = {};

    @Override
    public void frame(VideoFrame frame) {
        int[] seen = new int[frame.width() * frame.height()];
        frame.toArgb(seen);
        pixels = seen;
        width = frame.width();
        height = frame.height();
        count.incrementAndGet();
    }

    @Override
    public void ended() {
        ends.incrementAndGet();
    }

    int count() {
        return count.get();
    }

    int ends() {
        return ends.get();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether the last picture has this colour at that place, each from 0 to 1. */
    boolean shows(int colour, double x, double y) {
        int[] seen = pixels;
        int row = (int) (y * height);
        int at = row * width + (int) (x * width);
        return at < seen.length && near(seen[at], colour);
    }

    private static boolean near(int pixel, int colour) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((pixel >> shift & 0xff) - (colour >> shift & 0xff)) > 8) {
                return false;
            }
        }
        return true;
    }
}
