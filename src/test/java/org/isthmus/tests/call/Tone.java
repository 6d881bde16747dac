package org.isthmus.tests.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a tone in sound. */
final class Tone {

    private static final int WAV_HEADER = 44;
    private static final int WAV_CHANNELS = 22;
    private static final int WAV_RATE = 24;

    private Tone() {}

    /** The amplitude of one frequency (Goertzel), in the unit of a sample. */
    static double loudness(short[] samples, double frequency, double rate) {
        double step = 2 * Math.cos(2 * Math.PI * frequency / rate);
        double last = 0;
        double before = 0;
        for (short sample : samples) {
            double now = sample + step * last - before;
            before = last;
            last = now;
        }
        return 2 * Math.sqrt(Math.max(0, last * last + before * before - step * last * before)) / samples.length;
    }

    /** That of the last half second of a recording with 16 bits a sample; 0 while there is no such recording. */
    static double loudness(Path wav, double frequency) {
        byte[] bytes = bytes(wav);
        if (bytes.length < WAV_HEADER) {
            return 0;
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int channels = file.getShort(WAV_CHANNELS);
        int rate = file.getInt(WAV_RATE);
        int frames = (bytes.length - WAV_HEADER) / (2 * channels);
        int wanted = rate / 2;
        if (frames < wanted) {
            return 0;
        }
        short[] first = new short[wanted];
        for (int i = 0; i < wanted; i++) {
            first[i] = file.getShort(WAV_HEADER + 2 * channels * (frames - wanted + i));
        }
        return loudness(first, frequency, rate);
    }

    private static byte[] bytes(Path wav) {
        try {
            return Files.exists(wav) ? Files.readAllBytes(wav) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
