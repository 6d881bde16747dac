package org.isthmus.media.video;

import java.util.Arrays;
import org.isthmus.media.VideoFrame;

/** Draws the test picture. One thread. */
public final class Bars {

    /** Brightness, blue and red of white, yellow, cyan, green, magenta, red, blue and black at 75 % (ITU-R BT.801). */
    private static final int[][] COLOURS = {
        {180, 128, 128}, {162, 44, 142}, {131, 156, 44}, {112, 72, 58},
        {84, 184, 198}, {65, 100, 212}, {35, 212, 114}, {16, 128, 128}
    };

    private static final double SECONDS_ACROSS = 4;
    private static final byte WHITE = (byte) 235;
    private static final byte NO_COLOUR = (byte) 128;

    private final int width;
    private final int height;
    private final byte[] still;
    private final byte[] drawn;

    public Bars(int width, int height, boolean mirrored) {
        this.width = width;
        this.height = height;
        still = new byte[VideoFrame.size(width, height)];
        drawn = new byte[still.length];
        VideoFrame frame = new VideoFrame(width, height, still, 0);
        plane(0, 0, width, height, mirrored);
        plane(1, frame.blueOffset(), frame.chromaWidth(), frame.chromaHeight(), mirrored);
        plane(2, frame.redOffset(), frame.chromaWidth(), frame.chromaHeight(), mirrored);
    }

    private void plane(int component, int offset, int columns, int rows, boolean mirrored) {
        for (int x = 0; x < columns; x++) {
            int bar = x * COLOURS.length / columns;
            byte value = (byte) COLOURS[mirrored ? COLOURS.length - 1 - bar : bar][component];
            for (int y = 0; y < rows; y++) {
                still[offset + y * columns + x] = value;
            }
        }
    }

    /** The picture at that moment, lent until the next one. */
    public VideoFrame frame(double seconds) {
        System.arraycopy(still, 0, drawn, 0, still.length);
        VideoFrame frame = new VideoFrame(width, height, drawn, System.nanoTime());
        int side = Math.max(2, height / 6);
        int left = (int) (seconds / SECONDS_ACROSS % 1 * Math.max(1, width - side));
        int top = height - side - height / 12;
        fill(0, width, left, top, side, WHITE);
        fill(frame.blueOffset(), frame.chromaWidth(), left / 2, top / 2, side / 2, NO_COLOUR);
        fill(frame.redOffset(), frame.chromaWidth(), left / 2, top / 2, side / 2, NO_COLOUR);
        return frame;
    }

    private void fill(int offset, int columns, int left, int top, int side, byte value) {
        for (int y = Math.max(0, top); y < top + side; y++) {
            int from = offset + y * columns + left;
            Arrays.fill(drawn, from, Math.min(from + side, offset + (y + 1) * columns), value);
        }
    }
}
