package org.isthmus.media.video;

import java.util.concurrent.TimeUnit;

/**
 * What every packet of this side's picture bears.
 *
 * @param source this side's synchronization source
 * @param offset of the time, which begins anywhere (RFC 3550 section 5.1)
 */
record Stamp(int payloadType, long source, long offset, int clockRate) {

    long at(long nanos) {
        return (TimeUnit.NANOSECONDS.toMicros(nanos) * clockRate / 1_000_000 + offset) & 0xffff_ffffL;
    }
}
