package org.isthmus.tests.call;

import java.util.Arrays;
import org.isthmus.media.AudioPort;

/** Says a tone and remembers the last second of what it hears. */
final class Headset implements AudioPort {

    static final double OWN_TONE = 1_000;
    private static final double LOUDNESS = 8_000;

    private final short[] heard = new short[RATE];
    private int at;
    private double phase;

    @Override
    public void read(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (LOUDNESS * Math.sin(phase));
            phase += 2 * Math.PI * OWN_TONE / RATE;
        }
    }

    @Override
    public synchronized void write(short[] samples, int count) {
        for (int i = 0; i < count; i++) {
            heard[at] = samples[i];
            at = (at + 1) % heard.length;
        }
    }

    /** How loud a tone is in what was heard within the last second, in the unit of a sample. */
    synchronized double loudness(double frequency) {
        return Tone.loudness(heard, frequency, RATE);
    }

    /** {@link #loudness} of what came since this was asked last; nothing when nothing came. */
    synchronized double loudnessSinceLastAsked(double frequency) {
        double found = loudness(frequency);
        Arrays.fill(heard, (short) 0);
        return found;
    }

    @Override
    public void close() {
        // It lies on the table and goes on listening.
    }
}
