package org.isthmus.app.call.tone;

import java.util.List;
import org.isthmus.media.AudioPort;

/**
 * The tones of a telephone, made and not recorded. Those of the exchange are the European ones (ETSI TR 101 041-2): 425 Hz,
 * one second of five for the other side's ringing, half a second of one for busy.
 */
public enum Tone {
    /** Somebody calls: three notes and a pause, over and over. */
    RING(
            9_000,
            true,
            Long.MAX_VALUE,
            List.of(
                    Part.note(200, 784),
                    Part.note(200, 988),
                    Part.note(400, 1175),
                    Part.pause(200),
                    Part.note(200, 784),
                    Part.note(200, 988),
                    Part.note(600, 1175),
                    Part.pause(2_000))),

    /** A few notes, to hear whether a loudspeaker works. */
    TRIAL(9_000, true, 1_100, List.of(Part.note(200, 784), Part.note(200, 988), Part.note(700, 1175))),

    /** Somebody calls while the person talks: a short sign now and then, which does not drown the voice. */
    KNOCK(
            3_000,
            false,
            Long.MAX_VALUE,
            List.of(Part.note(180, 425), Part.pause(120), Part.note(180, 425), Part.pause(5_000))),

    /** The other side is alerted. */
    RING_BACK(4_000, false, Long.MAX_VALUE, List.of(Part.note(1_000, 425), Part.pause(4_000))),

    /** The call does not come about. Ends by itself, as nobody holds a telephone to their ear for ever. */
    BUSY(4_000, false, 3_000, List.of(Part.note(480, 425), Part.pause(480)));

    private static final int FADE = AudioPort.RATE / 100;

    /** How quickly a struck note fades: to a third in this many samples. */
    private static final double DECAY = AudioPort.RATE * 0.35;

    private final int loudness;
    private final boolean struck;
    private final long samples;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Part> parts;

    private final long round;

    Tone(int loudness, boolean struck, long millis, List<Part> parts) {
        this.loudness = loudness;
        this.struck = struck;
        this.samples = millis == Long.MAX_VALUE ? Long.MAX_VALUE : Part.samples(millis);
        this.parts = parts;
        this.round = parts.stream().mapToLong(Part::length).sum();
    }

    /** Whether nothing of it is left from this sample on. */
    boolean over(long from) {
        return from >= samples;
    }

    /** @param from counted from the beginning of the tone, as are all samples here */
    void fill(short[] frame, long from) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = over(from + i) ? 0 : at((from + i) % round);
        }
    }

    private short at(long inRound) {
        long within = inRound;
        for (Part part : parts) {
            if (within < part.length()) {
                return part.hertz() == 0 ? 0 : note(part, within);
            }
            within -= part.length();
        }
        return 0;
    }

    private short note(Part part, long within) {
        double edges = Math.min(1, Math.min(within, part.length() - within) / (double) FADE);
        double fading = struck ? Math.exp(-within / DECAY) : 1;
        double angle = 2 * Math.PI * part.hertz() * within / AudioPort.RATE;
        double wave = struck ? (Math.sin(angle) + Math.sin(2 * angle) / 3) / 1.34 : Math.sin(angle);
        return (short) (loudness * edges * fading * wave);
    }

    /**
     * @param length in samples
     * @param hertz 0 for silence
     */
    private record Part(long length, double hertz) {

        static Part note(long millis, double hertz) {
            return new Part(samples(millis), hertz);
        }

        static Part pause(long millis) {
            return new Part(samples(millis), 0);
        }

        static long samples(long millis) {
            return millis * AudioPort.RATE / 1_000;
        }
    }
}
