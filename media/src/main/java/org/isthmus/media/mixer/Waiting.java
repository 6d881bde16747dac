package org.isthmus.media.mixer;

/** What one call said and nobody has mixed yet. Begins with a little in hand, because calls and the mixer have clocks of their own. */
final class Waiting {

    private final int cushion;
    private final short[] ring;
    private int from;
    private int count;
    private boolean flowing;

    /** @param cushion samples that are kept in hand before the first is given */
    Waiting(int cushion, int most) {
        this.cushion = cushion;
        ring = new short[most];
    }

    /** The oldest goes where there is no room. */
    void add(short[] samples, int length) {
        for (int i = 0; i < length; i++) {
            if (count == ring.length) {
                drop(count - cushion);
            }
            ring[(from + count) % ring.length] = samples[i];
            count++;
        }
    }

    private void drop(int some) {
        from = (from + some) % ring.length;
        count -= some;
    }

    /**
     * Fills the frame with what is next, or with silence.
     *
     * @return whether it was anything
     */
    boolean take(short[] frame) {
        flowing = count >= frame.length && (flowing || count >= cushion);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = flowing ? ring[(from + i) % ring.length] : 0;
        }
        if (flowing) {
            drop(frame.length);
        }
        return flowing;
    }
}
