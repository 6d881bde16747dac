package org.isthmus.media.device;

import java.util.Random;
import org.isthmus.media.AudioPort;

/** What sounds like speech to a machine: syllables of voiced harmonics with some breath, pauses between them. Always the same. */
final class Speech {

    private static final int SYLLABLE = AudioPort.RATE / 5;

    private final Random random;
    private final double amplitude;
    private double pitch = 120;
    private double phase;
    private double loud;
    private long at;

    Speech(long seed, double amplitude) {
        random = new Random(seed);
        this.amplitude = amplitude;
    }

    short[] next(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++, at++) {
            if (at % SYLLABLE == 0) {
                pitch = 100 + random.nextInt(120);
                loud = random.nextInt(4) == 0 ? 0 : 0.4 + 0.6 * random.nextDouble();
            }
            double envelope = loud * Math.sin(Math.PI * (at % SYLLABLE) / SYLLABLE);
            phase += 2 * Math.PI * pitch / AudioPort.RATE;
            double value = 0.1 * random.nextGaussian();
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                value += Math.sin(harmonic * phase) / harmonic;
            }
            samples[i] = (short) Math.clamp(amplitude * envelope * value, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    static double power(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / samples.length;
    }
}
