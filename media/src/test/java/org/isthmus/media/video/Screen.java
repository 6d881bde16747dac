package org.isthmus.media.video;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSink;

/** Looks at pictures and tells whether they are the test picture, which way round, and whether it moves. */
public final class Screen implements VideoSink {

    private static final int BARS = 8;

    private final Set<Integer> places = new ConcurrentSkipListSet<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicInteger odd = new AtomicInteger();
    private volatile VideoMode last = new VideoMode(0, 0, 0);
    private volatile boolean bars;
    private volatile boolean mirrored;

    @Override
    public void frame(VideoFrame frame) {
        int[] seen = new int[BARS];
        int[] pixels = new int[frame.width() * frame.height()];
        frame.toArgb(pixels);
        for (int bar = 0; bar < BARS; bar++) {
            seen[bar] = pixels[frame.height() / 4 * frame.width() + (2 * bar + 1) * frame.width() / (2 * BARS)];
        }
        boolean straight = true;
        boolean turned = true;
        for (int bar = 0; bar < BARS; bar++) {
            straight &= colour(seen[bar]) == BARS - 1 - bar;
            turned &= colour(seen[BARS - 1 - bar]) == BARS - 1 - bar;
        }
        bars = straight || turned;
        mirrored = turned;
        if (!bars) {
            odd.incrementAndGet();
        }
        int row = (frame.height() - frame.height() / 6) * frame.width();
        for (int x = 0; x < frame.width(); x += 2) {
            if ((frame.data()[row + x] & 0xff) > 215) {
                places.add(x * 640 / frame.width());
                break;
            }
        }
        last = new VideoMode(frame.width(), frame.height(), 0);
        count.incrementAndGet();
    }

    /** White, yellow, cyan, green, magenta, red, blue, black: three bits that count down in the order green, red, blue. */
    private static int colour(int pixel) {
        int red = (pixel >> 16 & 0xff) > 95 ? 2 : 0;
        int green = (pixel >> 8 & 0xff) > 95 ? 4 : 0;
        int blue = (pixel & 0xff) > 95 ? 1 : 0;
        return green | red | blue;
    }

    @Override
    public void ended() {
        ends.incrementAndGet();
    }

    /** Whether the last picture had the bars in this order, and the block has been at some places. */
    public boolean shows(boolean turned) {
        return bars && mirrored == turned && places.size() > 5;
    }

    public void forget() {
        places.clear();
        bars = false;
        odd.set(0);
    }

    public int count() {
        return count.get();
    }

    /** Pictures whose bars were not right. */
    public int odd() {
        return odd.get();
    }

    public int ends() {
        return ends.get();
    }

    public VideoMode size() {
        return last;
    }
}
