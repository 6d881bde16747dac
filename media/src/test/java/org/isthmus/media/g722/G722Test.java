package org.isthmus.media.g722;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.isthmus.media.sound.Goertzel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums are those of what libspandsp, the codec of most telephone servers, makes of the same input. */
class G722Test {

    private static final int RATE = 16_000;

    /** Samples that the two filters take. */
    private static final int DELAY = 22;

    private static final long ENCODED = 2_801_219_871L;
    private static final long DECODED = 1_314_359_185L;

    @Test
    void eachOctetIsThatOfTheReference() {
        assertThat(sum(encode(loudAndQuiet()))).isEqualTo(ENCODED);
    }

    @Test
    void eachSampleIsThatOfTheReference() {
        assertThat(sum(decode(encode(loudAndQuiet())))).isEqualTo(DECODED);
    }

    @Test
    void whatIsTooLoudIsCutAndDoesNotTurnOver() {
        short[] square = new short[RATE];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 40 % 2 == 1 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] heard = decode(encode(square));
        int turned = 0;
        for (int i = RATE / 2; i < heard.length - DELAY; i++) {
            boolean edge = square[i] != square[Math.max(0, i - 8)] || square[i] != square[Math.min(RATE - 1, i + 8)];
            turned += (!edge && Integer.signum(heard[i + DELAY]) != Integer.signum(square[i])) ? 1 : 0;
        }
        assertThat(turned).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 3_400, 5_000, 6_500})
    void tonesOfTheWholeBandComeThrough(int frequency) {
        short[] tone = new short[RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8_000 * Math.sin(2 * Math.PI * frequency * i / RATE));
        }
        assertThat(Goertzel.amplitude(decode(encode(tone)), frequency, RATE)).isBetween(6_000.0, 9_000.0);
    }

    /** Noise at half of the scale, quiet noise, a square wave, silence, a saw with some noise: a second of each. */
    private static short[] loudAndQuiet() {
        short[] samples = new short[5 * RATE];
        int state = 1;
        for (int i = 0; i < samples.length; i++) {
            state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
            int noise = ((state >> 8) & 0xffff) - 32_768;
            int at = i % RATE;
            int value = switch (i / RATE) {
                case 0 -> noise;
                case 1 -> noise >> 8;
                case 2 -> at / 20 % 2 == 1 ? Short.MAX_VALUE : Short.MIN_VALUE;
                case 3 -> 0;
                default -> at % 160 * 300 - 24_000 + (noise >> 5);
            };
            samples[i] = (short) (value >> 1);
        }
        return samples;
    }

    private static byte[] encode(short[] samples) {
        G722Encoder encoder = new G722Encoder();
        byte[] coded = new byte[samples.length / 2];
        for (int i = 0; i < coded.length; i++) {
            coded[i] = encoder.encode(samples[2 * i], samples[2 * i + 1]);
        }
        return coded;
    }

    private static short[] decode(byte[] coded) {
        G722Decoder decoder = new G722Decoder();
        short[] samples = new short[2 * coded.length];
        for (int i = 0; i < coded.length; i++) {
            decoder.decode(coded[i], samples, 2 * i);
        }
        return samples;
    }

    private static long sum(byte[] octets) {
        CRC32 crc = new CRC32();
        crc.update(octets);
        return crc.getValue();
    }

    private static long sum(short[] samples) {
        CRC32 crc = new CRC32();
        for (short sample : samples) {
            crc.update(sample & 0xff);
            crc.update((sample >> 8) & 0xff);
        }
        return crc.getValue();
    }
}
