package org.isthmus.app.call;

import java.util.function.DoubleConsumer;
import org.isthmus.app.Registration;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a microphone and tells how loud it is. The device is let go as soon as this is closed. */
final class MicrophoneTest implements Registration, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MicrophoneTest.class);
    private static final double FULL = 32_768;

    private final Opening microphone;
    private final DoubleConsumer level;
    private volatile boolean closed;

    /** Asks for the device. */
    @FunctionalInterface
    interface Opening {
        AudioPort open() throws MediaException;
    }

    private MicrophoneTest(Opening microphone, DoubleConsumer level) {
        this.microphone = microphone;
        this.level = level;
    }

    static Registration start(Opening microphone, DoubleConsumer level) {
        MicrophoneTest test = new MicrophoneTest(microphone, level);
        Thread.ofPlatform().daemon().name("isthmus-microphone-test").start(test);
        return test;
    }

    @Override
    public void run() {
        try (AudioPort port = microphone.open()) {
            short[] frame = new short[AudioPort.FRAME];
            // A microphone that is not there gives silence without waiting, and there is nothing to watch.
            while (!closed && port.keepsTime()) {
                port.read(frame);
                if (!closed) {
                    level.accept(loudness(frame));
                }
            }
        } catch (MediaException | RuntimeException e) {
            LOG.warn("The microphone cannot be tried: {}", e.getMessage(), e);
        }
    }

    private static double loudness(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / frame.length) / FULL;
    }

    @Override
    public void close() {
        closed = true;
    }
}
