package org.isthmus.media.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.isthmus.media.AudioPort;

/** The head of a WAV file with two channels of 16 bits. */
final class WavHeader {

    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final int LENGTH = 44;

    /** The sizes in the head have 32 bits. */
    static final long MAX_OCTETS = 0xffff_0000L;

    private static final int CHANNELS = 2;
    private static final int SAMPLE = 2;
    private static final short PCM = 1;

    private WavHeader() {}

    /** @param data octets of the samples */
    static ByteBuffer of(long data) {
        ByteBuffer header = ByteBuffer.allocate(LENGTH).order(ORDER);
        header.put(word("RIFF")).putInt((int) (data + LENGTH - 8)).put(word("WAVE"));
        header.put(word("fmt ")).putInt(16).putShort(PCM).putShort((short) CHANNELS);
        header.putInt(AudioPort.RATE).putInt(AudioPort.RATE * CHANNELS * SAMPLE);
        header.putShort((short) (CHANNELS * SAMPLE)).putShort((short) (8 * SAMPLE));
        return header.put(word("data")).putInt((int) data).flip();
    }

    private static byte[] word(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
