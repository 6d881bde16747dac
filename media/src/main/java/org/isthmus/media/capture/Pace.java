package org.isthmus.media.capture;

import java.util.concurrent.TimeUnit;

/** Lets so many pictures a second pass of a source that gives more. One thread. */
final class Pace {

    private final long period;
    private boolean begun;
    private long due;

    Pace(int perSecond) {
        period = TimeUnit.SECONDS.toNanos(1) / Math.max(1, perSecond);
    }

    /** Whether a picture of this moment passes; one that comes a little early does, as devices are not exact. */
    boolean passes(long nanos) {
        if (!begun) {
            begun = true;
            due = nanos;
        }
        if (nanos - due < -period / 4) {
            return false;
        }
        due = Math.max(due + period, nanos);
        return true;
    }
}
