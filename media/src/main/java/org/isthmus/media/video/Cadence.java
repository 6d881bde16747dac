package org.isthmus.media.video;

import java.util.concurrent.TimeUnit;

/** Lets only so many pictures through in a second, as evenly as they come. One thread. */
final class Cadence {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private boolean begun;
    private long due;

    /** @param nanos when the picture was taken, on a clock that only runs forward */
    boolean lets(long nanos, int perSecond) {
        long period = SECOND / perSecond;
        if (!begun) {
            begun = true;
            due = nanos;
        }
        if (nanos - due < 0) {
            return false;
        }
        // One that comes late does not make those after it late.
        due = Math.max(due, nanos - period) + period;
        return true;
    }
}
