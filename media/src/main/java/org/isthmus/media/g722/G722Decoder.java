package org.isthmus.media.g722;

/** Makes two samples, to be played 16,000 times a second, of each octet. One for each stream; one thread. */
public final class G722Decoder {

    private final int[] past = new int[2 * Tables.MIRROR.length];
    private final LowBand low = new LowBand();
    private final HighBand high = new HighBand();

    /** @param at where the first of the two samples goes */
    public void decode(byte code, short[] samples, int at) {
        int lower = low.decode(code & 0x3f);
        int upper = high.decode((code >> 6) & 3);
        System.arraycopy(past, 2, past, 0, past.length - 2);
        past[past.length - 2] = lower + upper;
        past[past.length - 1] = lower - upper;
        int first = 0;
        int second = 0;
        for (int i = 0; i < Tables.MIRROR.length; i++) {
            second += past[2 * i] * Tables.MIRROR[i];
            first += past[2 * i + 1] * Tables.MIRROR[Tables.MIRROR.length - 1 - i];
        }
        samples[at] = (short) Tables.limit(first >> 11);
        samples[at + 1] = (short) Tables.limit(second >> 11);
    }
}
