package org.isthmus.media.mixer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.isthmus.media.AudioPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that hear each other and the person at this computer. It has a thread of its own and the device that it was given, and
 * lives until it is closed. Any thread.
 */
public final class Conference implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Conference.class);
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** After a longer halt of the machine the frames that were missed are not made up for. */
    private static final long LONGEST_CATCH_UP = 10 * FRAME_NANOS;

    private final AudioPort device;
    private final Mixer mixer = new Mixer();
    private volatile boolean closed;

    /** @param device of the person, which the conference closes */
    public Conference(AudioPort device) {
        this.device = device;
        Thread.ofPlatform().daemon().name("conference").start(this::run);
    }

    /** A place for one more call. */
    public Seat sit() {
        return mixer.sit();
    }

    public void leave(Seat seat) {
        mixer.leave(seat);
    }

    private void run() {
        short[] person = new short[AudioPort.FRAME];
        long next = System.nanoTime();
        while (!closed) {
            try {
                device.read(person);
                device.write(mixer.mix(person), AudioPort.FRAME);
            } catch (RuntimeException e) {
                LOG.warn("A frame of a conference could not be mixed", e);
            }
            if (!device.keepsTime()) {
                next = Math.max(next + FRAME_NANOS, System.nanoTime() - LONGEST_CATCH_UP);
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        device.close();
    }

    @Override
    public void close() {
        closed = true;
    }
}
