package org.isthmus.media.mixer;

import java.util.ArrayList;
import java.util.List;
import org.isthmus.media.AudioPort;

/**
 * Gives everybody the sum of all others, never themselves (mix-minus). What is too loud is cut, and whoever comes or goes is
 * faded over a frame so that nothing clicks. Any thread.
 */
final class Mixer {

    private final List<Part> parts = new ArrayList<>();

    /** A seat with the frame that it says now. */
    private static final class Part {

        private final Seat seat;
        private final short[] frame = new short[AudioPort.FRAME];
        private boolean fresh = true;
        private boolean leaving;

        Part(Seat seat) {
            this.seat = seat;
        }

        void next() {
            boolean some = seat.take(frame);
            if (leaving) {
                fade(frame, 1, 0);
            } else if (fresh && some) {
                fade(frame, 0, 1);
                fresh = false;
            }
        }
    }

    synchronized Seat sit() {
        Seat seat = new Seat();
        parts.add(new Part(seat));
        return seat;
    }

    synchronized void leave(Seat seat) {
        parts.stream().filter(part -> part.seat == seat).forEach(part -> part.leaving = true);
    }

    synchronized int size() {
        return (int) parts.stream().filter(part -> !part.leaving).count();
    }

    /**
     * Mixes the next frame.
     *
     * @param person what the person at this computer says
     * @return what the person hears
     */
    synchronized short[] mix(short[] person) {
        parts.forEach(Part::next);
        int[] sum = new int[AudioPort.FRAME];
        for (Part part : parts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part.frame[i];
            }
        }
        for (Part part : parts) {
            short[] others = new short[sum.length];
            for (int i = 0; i < sum.length; i++) {
                others[i] = limited(sum[i] - part.frame[i]);
            }
            part.seat.give(person, others);
        }
        parts.removeIf(part -> part.leaving);
        short[] heard = new short[sum.length];
        for (int i = 0; i < sum.length; i++) {
            heard[i] = limited(sum[i]);
        }
        return heard;
    }

    static short limited(int sum) {
        return (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static void fade(short[] frame, double from, double to) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (frame[i] * (from + (to - from) * i / frame.length));
        }
    }
}
