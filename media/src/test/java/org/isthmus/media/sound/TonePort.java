package org.isthmus.media.sound;

import java.util.Arrays;
import org.isthmus.media.AudioPort;

/** Says one tone and remembers the last half second of what it hears. */
public final class TonePort implements AudioPort {

    /** Amplitude of the tone that is said. */
    public static final int AMPLITUDE = 8_000;

    private static final int MEMORY = RATE / 2;

    private final short[] heard = new short[MEMORY];
    private int at;
    private long count;
    private double phase;
    private volatile double frequency;
    private volatile boolean closed;

    public TonePort(double frequency) {
        this.frequency = frequency;
    }

    public void say(double changed) {
        frequency = changed;
    }

    @Override
    public void read(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (AMPLITUDE * Math.sin(phase));
            phase += 2 * Math.PI * frequency / RATE;
        }
    }

    @Override
    public synchronized void write(short[] samples, int length) {
        for (int i = 0; i < length; i++) {
            heard[at] = samples[i];
            at = (at + 1) % MEMORY;
        }
        count += length;
    }

    /** Samples heard since the beginning. */
    public synchronized long count() {
        return count;
    }

    /** Forgets what was heard. */
    public synchronized void forget() {
        Arrays.fill(heard, (short) 0);
        count = 0;
    }

    /** How strong the frequency was in the last half second; nothing until that much was heard. */
    public synchronized double strength(double wanted) {
        return count < MEMORY ? 0 : Goertzel.amplitude(heard, wanted, RATE);
    }

    /** Whether this is what is heard: the tone at about the strength it was said with. */
    public boolean hears(double wanted) {
        double strength = strength(wanted);
        return strength > 0.5 * AMPLITUDE && strength < 1.5 * AMPLITUDE;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
