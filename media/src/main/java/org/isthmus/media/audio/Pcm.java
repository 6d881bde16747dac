package org.isthmus.media.audio;

import javax.media.Format;
import javax.media.format.AudioFormat;
import org.isthmus.media.AudioPort;

/** Samples as the library carries them: 16 bits, the low octet first, mono, at the rate of the ports. */
public final class Pcm {

    public static final AudioFormat FORMAT = new AudioFormat(
            AudioFormat.LINEAR,
            AudioPort.RATE,
            16,
            1,
            AudioFormat.LITTLE_ENDIAN,
            AudioFormat.SIGNED,
            Format.NOT_SPECIFIED,
            Format.NOT_SPECIFIED,
            Format.byteArray);

    private Pcm() {}

    public static void write(short[] samples, int count, byte[] target) {
        for (int i = 0; i < count; i++) {
            target[2 * i] = (byte) samples[i];
            target[2 * i + 1] = (byte) (samples[i] >> 8);
        }
    }

    public static short sample(byte[] source, int at) {
        return (short) ((source[at] & 0xff) | source[at + 1] << 8);
    }
}
