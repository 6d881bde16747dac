package org.isthmus.media.g722;

/** Makes an octet of two samples, taken 16,000 times a second. One for each stream; one thread. */
public final class G722Encoder {

    private final int[] past = new int[2 * Tables.MIRROR.length];
    private final LowBand low = new LowBand();
    private final HighBand high = new HighBand();

    public byte encode(short first, short second) {
        System.arraycopy(past, 2, past, 0, past.length - 2);
        past[past.length - 2] = first;
        past[past.length - 1] = second;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < Tables.MIRROR.length; i++) {
            odd += past[2 * i] * Tables.MIRROR[i];
            even += past[2 * i + 1] * Tables.MIRROR[Tables.MIRROR.length - 1 - i];
        }
        int lower = low.encode((even + odd) >> 14);
        return (byte) ((high.encode((even - odd) >> 14) << 6) | lower);
    }
}
