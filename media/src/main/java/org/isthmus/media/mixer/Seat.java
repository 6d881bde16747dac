package org.isthmus.media.mixer;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.isthmus.media.AudioPort;

/** One call's place at a conference. It says what the call says, and hears everybody else. Any thread. */
public final class Seat {

    private static final int CUSHION = 2 * AudioPort.FRAME;
    private static final int MOST = 10 * AudioPort.FRAME;
    private static final int MOST_FRAMES = 5;

    /** A mixer that gives nothing for longer has ended. */
    private static final long PATIENCE_MILLIS = 200;

    private final Waiting said = new Waiting(CUSHION, MOST);
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST_FRAMES);

    Seat() {}

    /** What goes to a call: the person apart, so that the person can be muted in that call alone. */
    private static final class Heard {

        private final short[] person;
        private final short[] others;

        Heard(short[] person, short[] others) {
            this.person = person;
            this.others = others;
        }
    }

    /**
     * Waits for the next frame of what everybody else says; silence once the conference is over.
     *
     * @param muted whether the person at this computer is left out
     */
    public void read(short[] frame, boolean muted) {
        Heard next = next();
        for (int i = 0; i < frame.length; i++) {
            int sum = next.others[i] + (muted ? 0 : next.person[i]);
            frame[i] = Mixer.limited(sum);
        }
    }

    private Heard next() {
        try {
            Heard next = heard.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        short[] silence = new short[AudioPort.FRAME];
        return new Heard(silence, silence);
    }

    /** Says what the call says. */
    public void write(short[] samples, int count) {
        synchronized (said) {
            said.add(samples, count);
        }
    }

    boolean take(short[] frame) {
        synchronized (said) {
            return said.take(frame);
        }
    }

    /** Hears a frame; the oldest is lost where the call does not listen. */
    void give(short[] person, short[] others) {
        Heard next = new Heard(Arrays.copyOf(person, person.length), others);
        while (!heard.offer(next)) {
            heard.poll();
        }
    }
}
