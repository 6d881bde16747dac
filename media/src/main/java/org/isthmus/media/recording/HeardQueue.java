package org.isthmus.media.recording;

import org.isthmus.media.AudioPort;

/** What was heard and waits to be written beside what is said. Where too little came there is silence. Any thread. */
final class HeardQueue {

    /** More than this much is out of step anyway; the oldest goes. */
    private static final int CAPACITY = AudioPort.RATE / 2;

    private final short[] ring = new short[CAPACITY];
    private int first;
    private int size;

    synchronized void add(short[] samples, int count) {
        for (int i = 0; i < count; i++) {
            ring[(first + size) % CAPACITY] = samples[i];
            if (size < CAPACITY) {
                size++;
            } else {
                first = (first + 1) % CAPACITY;
            }
        }
    }

    synchronized short[] take(int count) {
        short[] taken = new short[count];
        for (int i = 0; i < count && size > 0; i++, size--) {
            taken[i] = ring[first];
            first = (first + 1) % CAPACITY;
        }
        return taken;
    }
}
