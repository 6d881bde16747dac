package org.isthmus.app.bridge;

import java.time.InstantSource;
import java.util.Arrays;

/** Counts what happened in the last sixty seconds, to the second. Safe to use from any thread. */
final class PerMinute {

    private static final int SECONDS = 60;

    private final InstantSource clock;
    private final int[] counts = new int[SECONDS];
    private long second;

    PerMinute(InstantSource clock) {
        this.clock = clock;
        second = clock.instant().getEpochSecond();
    }

    synchronized void count() {
        turn();
        counts[slot(second)]++;
    }

    synchronized int total() {
        turn();
        return Arrays.stream(counts).sum();
    }

    private void turn() {
        long now = clock.instant().getEpochSecond();
        for (long passed = Math.max(second + 1, now - SECONDS + 1); passed <= now; passed++) {
            counts[slot(passed)] = 0;
        }
        second = Math.max(second, now);
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
