package org.isthmus.tests.call;

import java.util.Arrays;
import java.util.OptionalLong;
import org.isthmus.media.AudioPort;

/** Says a tone, remembers the last second of what it hears, and when a tone began at either end of a call. */
public final class Headset implements AudioPort {

    static final double OWN_TONE = 1_000;
    private static final double LOUDNESS = 8_000;

    /** Louder than this is a tone that has begun. */
    private static final int BEGUN = 1_500;

    private static final long NANOS_OF_SAMPLE = 1_000_000_000L / RATE;

    private final short[] heard = new short[RATE];
    private final double tone;
    private int at;
    private double phase;
    private volatile boolean quiet;
    private boolean wasQuiet;
    private long begunToSay;
    private OptionalLong begunToHear = OptionalLong.empty();
    private boolean listening;
    private long samplesSaid;
    private long samplesHeard;

    public Headset() {
        this(OWN_TONE);
    }

    /** @param tone that it says, in Hz */
    Headset(double tone) {
        this.tone = tone;
    }

    double tone() {
        return tone;
    }

    /** Whether it says nothing. */
    void quiet(boolean on) {
        quiet = on;
    }

    @Override
    public synchronized void read(short[] frame) {
        samplesSaid += frame.length;
        if (quiet) {
            Arrays.fill(frame, (short) 0);
            wasQuiet = true;
            return;
        }
        if (wasQuiet) {
            wasQuiet = false;
            phase = 0;
            begunToSay = System.nanoTime();
        }
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (LOUDNESS * Math.sin(phase));
            phase += 2 * Math.PI * tone / RATE;
        }
    }

    @Override
    public synchronized void write(short[] samples, int count) {
        samplesHeard += count;
        for (int i = 0; i < count; i++) {
            if (listening && Math.abs(samples[i]) > BEGUN) {
                listening = false;
                begunToHear = OptionalLong.of(System.nanoTime() + i * NANOS_OF_SAMPLE);
            }
            heard[at] = samples[i];
            at = (at + 1) % heard.length;
        }
    }

    /** Waits from now on for something loud. */
    synchronized void listen() {
        listening = true;
        begunToHear = OptionalLong.empty();
    }

    /** When something loud began after {@link #listen}, on the clock of {@link System#nanoTime}. */
    synchronized OptionalLong begunToHear() {
        return begunToHear;
    }

    /** When the frame with which its tone began after a silence was asked for, on the same clock. */
    synchronized long begunToSay() {
        return begunToSay;
    }

    synchronized long samplesSaid() {
        return samplesSaid;
    }

    synchronized long samplesHeard() {
        return samplesHeard;
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
