package org.isthmus.media.rtp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts what arrives from one source and what does not (RFC 3550 sections 6.4.1, A.3 and A.8). A new source begins anew.
 * Any thread.
 */
final class Reception {

    private static final long WINDOW_NANOS = 2_000_000_000L;
    private static final int SEQUENCES = 1 << 16;

    private final LongSupplier nanoTime;
    private boolean begun;
    private long source;
    private long base;
    private long highest;
    private long received;
    private long lostBefore;
    private long receivedBefore;
    private double jitterSeconds;
    private double lastTransit;
    private long lastArrival;
    private long windowStart;
    private long windowExpected;
    private long windowReceived;
    private double lastWindowLoss;
    private long reportedExpected;
    private long reportedReceived;

    Reception(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        lastArrival = nanoTime.getAsLong();
    }

    synchronized void packet(long from, int sequence, long timestamp, int clockRate) {
        long now = nanoTime.getAsLong();
        if (!begun || from != source) {
            begin(from, sequence, now);
        }
        highest = Math.max(highest, extended(sequence));
        received++;
        measure(now / 1e9 - (double) timestamp / clockRate);
        lastArrival = now;
        if (now - windowStart > WINDOW_NANOS) {
            lastWindowLoss = windowLoss();
            openWindow(now);
        }
    }

    private void begin(long from, int sequence, long now) {
        if (begun) {
            lostBefore = lost();
            receivedBefore += received;
        }
        begun = true;
        source = from;
        base = sequence;
        highest = sequence;
        received = 0;
        reportedExpected = 0;
        reportedReceived = 0;
        lastTransit = Double.NaN;
        openWindow(now);
    }

    private void openWindow(long now) {
        windowStart = now;
        windowExpected = expected();
        windowReceived = received;
    }

    /** The number with the wraps before it: the one that is nearest to the highest so far. */
    private long extended(int sequence) {
        long near = highest - highest % SEQUENCES + sequence;
        if (near - highest > SEQUENCES / 2) {
            return near - SEQUENCES;
        }
        return highest - near > SEQUENCES / 2 ? near + SEQUENCES : near;
    }

    private void measure(double transit) {
        double change = Math.abs(transit - lastTransit);
        // A source that begins a new time line is not jitter.
        if (change < 1) {
            jitterSeconds += (change - jitterSeconds) / 16;
        }
        lastTransit = transit;
    }

    private long expected() {
        return begun ? highest - base + 1 : 0;
    }

    private double windowLoss() {
        long wanted = expected() - windowExpected;
        long came = received - windowReceived;
        return wanted <= 0 ? 0 : Math.clamp((double) (wanted - came) / wanted, 0, 1);
    }

    /** What a report says of the source since the one before; empty while nothing has arrived. */
    synchronized Optional<ReceptionReport> report(int clockRate, long lastReport, long delay) {
        if (!begun) {
            return Optional.empty();
        }
        long wanted = expected() - reportedExpected;
        long came = received - reportedReceived;
        reportedExpected = expected();
        reportedReceived = received;
        double fraction = wanted <= 0 ? 0 : Math.clamp((double) (wanted - came) / wanted, 0, 1);
        return Optional.of(new ReceptionReport(
                source, fraction, lost(), highest, (long) (jitterSeconds * clockRate), lastReport, delay));
    }

    synchronized long received() {
        return receivedBefore + received;
    }

    synchronized long lost() {
        return lostBefore + Math.max(0, expected() - received);
    }

    /** Share that was lost in the last full window, or in this one where that is worse. */
    synchronized double loss() {
        return Math.max(lastWindowLoss, windowLoss());
    }

    synchronized Duration jitter() {
        return Duration.ofNanos((long) (jitterSeconds * 1e9));
    }

    synchronized Duration silence() {
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - lastArrival));
    }

    /** From now on something should arrive. */
    synchronized void expect() {
        lastArrival = nanoTime.getAsLong();
    }
}
