package org.isthmus.app.call.tone;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays tones on a loudspeaker, which is open only as long as one is heard. Any thread; never waits for the device. */
public final class TonePlayer implements Tones, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TonePlayer.class);
    private static final long FRAME_NANOS = Duration.ofMillis(20).toNanos();

    private final Loudspeaker loudspeaker;
    private Optional<Playing> playing = Optional.empty();

    /** The device that is asked for when there is something to hear. */
    @FunctionalInterface
    public interface Loudspeaker {

        /** May take a second. */
        AudioPort open() throws MediaException;
    }

    public TonePlayer(Loudspeaker loudspeaker) {
        this.loudspeaker = loudspeaker;
    }

    @Override
    public synchronized void play(Optional<Tone> tone) {
        if (playing.map(now -> now.tone).equals(tone)) {
            return;
        }
        playing.ifPresent(Playing::stop);
        playing = tone.map(Playing::new);
        playing.ifPresent(Playing::start);
    }

    private synchronized void ended(Playing which) {
        if (playing.filter(which::equals).isPresent()) {
            playing = Optional.empty();
        }
    }

    @Override
    public void close() {
        play(Optional.empty());
    }

    private final class Playing implements Runnable {

        private final Tone tone;
        private final Thread thread;
        private volatile boolean stopped;

        Playing(Tone tone) {
            this.tone = tone;
            this.thread = Thread.ofPlatform().daemon().name("isthmus-tone").unstarted(this);
        }

        void start() {
            thread.start();
        }

        void stop() {
            stopped = true;
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            try (AudioPort port = loudspeaker.open()) {
                sound(port);
            } catch (MediaException | RuntimeException e) {
                LOG.warn("The tone {} is not heard: {}", tone, e.getMessage(), e);
            } finally {
                ended(this);
            }
        }

        private void sound(AudioPort port) {
            short[] frame = new short[AudioPort.FRAME];
            long due = System.nanoTime();
            for (long at = 0; !stopped && !tone.over(at); at += frame.length) {
                tone.fill(frame, at);
                port.write(frame, frame.length);
                due += FRAME_NANOS;
                while (!stopped && due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(this, due - System.nanoTime());
                }
            }
        }
    }
}
