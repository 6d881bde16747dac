package org.isthmus.media.video;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.isthmus.media.VideoMode;

/** The size of the pictures that pass by, and how many did in the last second. Any thread. */
final class FrameRate {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 1000;

    private final LongSupplier nanoTime;
    private final Deque<Long> times = new ArrayDeque<>();
    private int width;
    private int height;

    FrameRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void passed(int frameWidth, int frameHeight) {
        width = frameWidth;
        height = frameHeight;
        if (times.size() == MOST) {
            times.removeFirst();
        }
        times.addLast(nanoTime.getAsLong());
    }

    /** All zero where none passed. */
    synchronized VideoMode mode() {
        long since = nanoTime.getAsLong() - WINDOW;
        times.removeIf(time -> time < since);
        return times.isEmpty() ? new VideoMode(0, 0, 0) : new VideoMode(width, height, times.size());
    }
}
