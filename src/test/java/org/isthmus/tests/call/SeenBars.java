package org.isthmus.tests.call;

import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;

/** Recognises the program's test picture: a white bar on the left, a black one on the right. */
final class SeenBars implements VideoSink {

    private int recognised;
    private boolean shown;

    @Override
    public synchronized void frame(VideoFrame frame) {
        int[] pixels = new int[frame.width() * frame.height()];
        frame.toArgb(pixels);
        int row = frame.height() / 4 * frame.width();
        shown = true;
        if (ThreeColours.is(pixels[row + frame.width() / 16], 191, 191, 191)
                && ThreeColours.is(pixels[row + frame.width() * 15 / 16], 0, 0, 0)) {
            recognised++;
        }
    }

    @Override
    public synchronized void ended() {
        shown = false;
    }

    /** How often it was seen. */
    synchronized int recognised() {
        return recognised;
    }

    /** Whether there is any picture now. */
    synchronized boolean isShown() {
        return shown;
    }
}
