package org.isthmus.media.sound;

/** How strong one frequency is in some samples. */
public final class Goertzel {

    private Goertzel() {}

    /** The amplitude of the frequency. */
    public static double amplitude(short[] samples, double frequency, int rate) {
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / rate);
        double last = 0;
        double beforeLast = 0;
        for (short sample : samples) {
            double next = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return Math.sqrt(Math.max(0, power)) * 2 / samples.length;
    }
}
