package org.isthmus.gateway.domain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts what crosses in one direction. May be used from any thread. */
final class WayCounter {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 2;
    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    private final LongAdder taken = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);

    /** One message, from now on. */
    Passage begin() {
        taken.increment();
        return new Passage(System.nanoTime());
    }

    Way now() {
        long in = taken.sum();
        long out = delivered.sum();
        long back = refused.sum();
        return new Way(in, out, back, Math.max(0, in - out - back), percentile(MEDIAN), percentile(P99));
    }

    private Duration percentile(double percent) {
        return Duration.of(micros.getValueAtPercentile(percent), java.time.temporal.ChronoUnit.MICROS);
    }

    /** A message that is under way; exactly one of its ends is to be called, once. */
    final class Passage {

        private final long began;

        private Passage(long began) {
            this.began = began;
        }

        void delivered() {
            delivered.increment();
            long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
            micros.recordValue(Math.clamp(took, 0, LONGEST_MICROS));
        }

        void refused() {
            refused.increment();
        }
    }
}
