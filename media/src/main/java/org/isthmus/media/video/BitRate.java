package org.isthmus.media.video;

/**
 * How much the picture may take of the way to the other side: less where packets get lost, slowly more where none do, and
 * never more than the other side says. Any thread.
 */
final class BitRate {

    private static final int LEAST = 60_000;
    private static final int HIGHEST_START = 1_000_000;
    private static final int HIGHEST = 3_000_000;
    private static final int BITS_PER_PIXEL = 4;
    private static final double MUCH_LOST = 0.1;
    private static final double LITTLE_LOST = 0.02;
    private static final double STEP_UP = 1.08;

    private long limit;
    private int most;
    private int current;

    /** @param limit that the other side's description set, in bit/s; the greatest number for none */
    BitRate(long limit) {
        this.limit = limit;
        size(640, 480);
        current = begin();
    }

    private int begin() {
        return bounded(Math.min(most / 2, HIGHEST_START));
    }

    /** Larger pictures may take more. */
    synchronized void size(int width, int height) {
        most = Math.clamp((long) width * height * BITS_PER_PIXEL, LEAST, HIGHEST);
        current = bounded(current);
    }

    /** @param lost share of this side's packets, as the other side reports it now and then */
    synchronized void reported(double lost) {
        if (lost > MUCH_LOST) {
            current = bounded(current * (1 - lost / 2));
        } else if (lost < LITTLE_LOST) {
            current = bounded(current * STEP_UP);
        }
    }

    /** @param bitRate that the other side takes at most */
    synchronized void limited(long bitRate) {
        limit = bitRate;
        current = bounded(current);
    }

    /** In bit/s. */
    synchronized int current() {
        return current;
    }

    private int bounded(double wanted) {
        return (int) Math.clamp(wanted, LEAST, (double) Math.max(LEAST, Math.min(most, limit)));
    }
}
