package org.isthmus.media.g722;

import static org.isthmus.media.g722.Tables.limit;

/** Guesses the next sample of a band from the differences so far (blocks 4L and 4H of G.722 section 3). */
final class Predictor {

    private final int[] difference = new int[7];
    private final int[] zeros = new int[7];
    private final int[] reconstructed = new int[3];
    private final int[] partial = new int[3];
    private final int[] poles = new int[3];
    private int ofZeros;
    private int guess;

    /** What the next sample will probably be. */
    int guess() {
        return guess;
    }

    /** Learns by how much the guess was wrong. */
    void learn(int wrongBy) {
        difference[0] = wrongBy;
        reconstructed[0] = limit(guess + wrongBy);
        partial[0] = limit(ofZeros + wrongBy);
        adaptZeros(wrongBy);
        adaptPoles();
        shift(reconstructed);
        shift(partial);
        shift(difference);
        filter();
    }

    private void adaptPoles() {
        int first = limit(poles[1] << 2);
        int towards = Math.min(same(partial[0], partial[1]) ? -first : first, Short.MAX_VALUE);
        int second = (same(partial[0], partial[2]) ? 128 : -128) + (towards >> 7) + ((poles[2] * 32512) >> 15);
        second = Math.clamp(second, -12288, 12288);
        int most = limit(15360 - second);
        int next = limit((same(partial[0], partial[1]) ? 192 : -192) + ((poles[1] * 32640) >> 15));
        poles[1] = Math.clamp(next, -most, most);
        poles[2] = second;
    }

    private void adaptZeros(int wrongBy) {
        int step = wrongBy == 0 ? 0 : 128;
        for (int i = 1; i <= 6; i++) {
            int change = same(difference[i], wrongBy) ? step : -step;
            zeros[i] = limit(change + ((zeros[i] * 32640) >> 15));
        }
    }

    private void filter() {
        int ofPoles = 0;
        for (int i = 1; i <= 2; i++) {
            ofPoles += (poles[i] * limit(2 * reconstructed[i])) >> 15;
        }
        int sum = 0;
        for (int i = 6; i > 0; i--) {
            sum += (zeros[i] * limit(2 * difference[i])) >> 15;
        }
        ofZeros = limit(sum);
        guess = limit(limit(ofPoles) + ofZeros);
    }

    private static boolean same(int one, int other) {
        return one >> 15 == other >> 15;
    }

    private static void shift(int[] past) {
        System.arraycopy(past, 0, past, 1, past.length - 1);
    }
}
