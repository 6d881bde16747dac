package org.isthmus.media.device;

import org.isthmus.media.AudioPort;

/** The way from the loudspeaker to the microphone: some 80 ms of delay and a few reflections, all weaker than the sound. */
final class Room {

    private static final int DELAY = AudioPort.RATE * 80 / 1000;
    private static final int[] REFLECTIONS = {0, 97, 311, 803, 1900};
    private static final double[] STRENGTH = {0.4, -0.2, 0.15, 0.1, -0.05};

    private final short[] past = new short[DELAY + 4096];
    private int at;

    /** Plays a frame into the room and hears what comes back of the earlier ones. */
    short[] echo(short[] played) {
        short[] heard = new short[played.length];
        for (int i = 0; i < played.length; i++) {
            past[at] = played[i];
            double sum = 0;
            for (int k = 0; k < REFLECTIONS.length; k++) {
                sum += STRENGTH[k] * past[Math.floorMod(at - DELAY - REFLECTIONS[k], past.length)];
            }
            heard[i] = (short) sum;
            at = (at + 1) % past.length;
        }
        return heard;
    }
}
