package org.isthmus.media.audio;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.isthmus.media.AudioPort;

/** The tones of a telephone keypad (ITU-T Q.23), for a side that does not know telephone-event. Any thread. */
final class KeypadTones {

    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] LOW = {697, 770, 852, 941};
    private static final int[] HIGH = {1209, 1336, 1477, 1633};
    private static final int AMPLITUDE = 8_000;

    /** Between two digits (ITU-T Q.24). */
    private static final int PAUSE = AudioPort.RATE * 70 / 1000;

    private static final int MAX_WAITING = 64;

    private final Deque<Tone> waiting = new ArrayDeque<>();
    private int position;

    synchronized void press(char digit, Duration length) {
        int key = KEYS.indexOf(Character.toUpperCase(digit));
        if (key >= 0 && waiting.size() < MAX_WAITING) {
            int samples = (int) Math.min(length.toMillis() * AudioPort.RATE / 1000, 10L * AudioPort.RATE);
            waiting.add(new Tone(LOW[key / 4], HIGH[key % 4], samples));
        }
    }

    /** Writes what is due over the frame. */
    synchronized void over(short[] frame) {
        for (int i = 0; i < frame.length && !waiting.isEmpty(); i++) {
            Tone tone = waiting.getFirst();
            frame[i] = position < tone.samples ? tone.at(position) : 0;
            position++;
            if (position >= tone.samples + PAUSE) {
                waiting.removeFirst();
                position = 0;
            }
        }
    }

    private record Tone(int low, int high, int samples) {
        short at(int sample) {
            double time = 2 * Math.PI * sample / AudioPort.RATE;
            return (short) (AMPLITUDE * (Math.sin(time * low) + Math.sin(time * high)) / 2);
        }
    }
}
