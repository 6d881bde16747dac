package org.isthmus.tests.call;

import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;

/** Recognises the mirrored test picture: black at the left, then blue and red, white at the right. */
final class MirroredBars implements VideoSink {

    private static final int BARS = 8;

    private final AtomicInteger recognised = new AtomicInteger();

    @Override
    public void frame(VideoFrame frame) {
        int[] pixels = new int[frame.width() * frame.height()];
        frame.toArgb(pixels);
        int row = frame.height() / 4 * frame.width();
        int bar = frame.width() / BARS;
        if (ThreeColours.is(pixels[row + bar / 2], 0, 0, 0)
                && ThreeColours.is(pixels[row + bar + bar / 2], 0, 0, 191)
                && ThreeColours.is(pixels[row + 2 * bar + bar / 2], 191, 0, 0)
                && ThreeColours.is(pixels[row + 7 * bar + bar / 2], 191, 191, 191)) {
            recognised.incrementAndGet();
        }
    }

    int recognised() {
        return recognised.get();
    }
}
