package org.isthmus.media.rtp;

import java.util.Optional;

/**
 * The last packets as they were on the wire, for those that get lost. A peer that asks for more than it can have lost gets
 * no more than each packet a few times. Any thread.
 */
final class SentPackets {

    /** About five seconds of picture; a power of two. */
    private static final int KEPT = 512;

    private static final int MOST_TIMES = 4;

    private final Kept[] ring = new Kept[KEPT];

    SentPackets() {
        for (int i = 0; i < KEPT; i++) {
            ring[i] = Kept.NONE;
        }
    }

    synchronized void sent(int sequence, byte[] packet) {
        ring[sequence % KEPT] = new Kept(sequence, packet);
    }

    synchronized Optional<byte[]> again(int sequence) {
        Kept kept = ring[sequence % KEPT];
        if (kept.sequence != sequence || kept.times == MOST_TIMES) {
            return Optional.empty();
        }
        kept.times++;
        return Optional.of(kept.packet);
    }

    private static final class Kept {
        private static final Kept NONE = new Kept(-1, new byte[0]);

        private final int sequence;
        private final byte[] packet;
        private int times;

        Kept(int sequence, byte[] packet) {
            this.sequence = sequence;
            this.packet = packet;
        }
    }
}
