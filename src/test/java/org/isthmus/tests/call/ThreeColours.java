package org.isthmus.tests.call;

import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;

/** Recognises the picture of baresip's false camera: red on the left, green in the middle, blue on the right. */
final class ThreeColours implements VideoSink {

    private final AtomicInteger recognised = new AtomicInteger();

    @Override
    public void frame(VideoFrame frame) {
        int[] pixels = new int[frame.width() * frame.height()];
        frame.toArgb(pixels);
        int middle = frame.height() / 2 * frame.width();
        if (is(pixels[middle + frame.width() / 16], 255, 0, 0)
                && is(pixels[middle + frame.width() / 2], 0, 255, 0)
                && is(pixels[middle + frame.width() * 15 / 16], 0, 0, 255)) {
            recognised.incrementAndGet();
        }
    }

    static boolean is(int pixel, int red, int green, int blue) {
        return Math.abs((pixel >> 16 & 0xff) - red) < 60
                && Math.abs((pixel >> 8 & 0xff) - green) < 60
                && Math.abs((pixel & 0xff) - blue) < 60;
    }

    int recognised() {
        return recognised.get();
    }
}
