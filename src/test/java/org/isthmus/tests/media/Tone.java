package org.isthmus.tests.media;

import org.isthmus.media.AudioPort;

/** Says one tone and counts the frames in which another is heard. */
final class Tone implements AudioPort {

    private static final int AMPLITUDE = 8_000;

    private final double said;
    private final double wanted;
    private double phase;
    private int heard;

    Tone(double said, double wanted) {
        this.said = said;
        this.wanted = wanted;
    }

    @Override
    public void read(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (AMPLITUDE * Math.sin(phase));
            phase += 2 * Math.PI * said / RATE;
        }
    }

    @Override
    public synchronized void write(short[] samples, int count) {
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * wanted * i / RATE;
            cosine += samples[i] * Math.cos(angle);
            sine += samples[i] * Math.sin(angle);
        }
        if (count > 0 && 2 * Math.hypot(cosine, sine) / count > AMPLITUDE / 2.0) {
            heard++;
        }
    }

    /** Whether the tone was heard for about a second in all. */
    synchronized boolean heard() {
        return heard >= 50;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
