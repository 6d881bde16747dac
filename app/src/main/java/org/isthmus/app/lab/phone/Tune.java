package org.isthmus.app.lab.phone;

import java.util.List;
import org.isthmus.media.AudioPort;

/** Plays a melody over and over and hears nothing. */
final class Tune implements AudioPort {

    private static final int LOUDNESS = 6_000;
    private static final int SAMPLES_A_BEAT = RATE * 2 / 5;
    private static final int FADE = RATE / 50;

    /** "Ode to Joy", public domain: note names as semitones above a', one beat each. */
    private static final List<Integer> NOTES = List.of(
            -5, -5, -4, -2, -2, -4, -5, -7, -9, -9, -7, -5, -5, -7, -7, -7, -5, -5, -4, -2, -2, -4, -5, -7, -9, -9, -7,
            -5, -7, -9, -9, -9);

    private static final double A = 440;
    private static final double SEMITONES = 12;

    private long at;

    @Override
    public void read(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = sample(at++);
        }
    }

    private static short sample(long time) {
        int beat = (int) (time / SAMPLES_A_BEAT % NOTES.size());
        int within = (int) (time % SAMPLES_A_BEAT);
        double pitch = A * Math.pow(2, NOTES.get(beat) / SEMITONES);
        double fade = Math.min(1, Math.min(within, SAMPLES_A_BEAT - within) / (double) FADE);
        return (short) (LOUDNESS * fade * Math.sin(2 * Math.PI * pitch * within / RATE));
    }

    @Override
    public void write(short[] samples, int count) {
        // It listens to nobody.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
