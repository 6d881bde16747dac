package org.isthmus.media.audio;

import java.util.function.LongSupplier;

/** The level of the last frame; nothing once none came for a moment. Any thread. */
final class Meter {

    private static final long FRESH_NANOS = 300_000_000L;
    private static final double FULL = 32_768;

    private final LongSupplier nanoTime;
    private volatile Reading last;

    Meter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        last = new Reading(0, nanoTime.getAsLong());
    }

    void frame(short[] samples, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (double) samples[i] * samples[i];
        }
        last = new Reading(count == 0 ? 0 : Math.sqrt(sum / count) / FULL, nanoTime.getAsLong());
    }

    double level() {
        Reading now = last;
        return nanoTime.getAsLong() - now.when < FRESH_NANOS ? now.level : 0;
    }

    private record Reading(double level, long when) {}
}
