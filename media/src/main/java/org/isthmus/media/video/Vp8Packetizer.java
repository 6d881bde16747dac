package org.isthmus.media.video;

import java.util.ArrayList;
import java.util.List;

/** Cuts a picture into packets of equal length with a descriptor and the number of the picture (RFC 7741 section 4.2). */
final class Vp8Packetizer implements VideoCodec.Packetizer {

    /** Room for the headers of RTP, SRTP, UDP, IPv6 and a relay in a packet of 1,280 octets. */
    private static final int LARGEST = 1160;

    private static final int DESCRIPTOR = 4;
    private static final int EXTENDED = 0x80;
    private static final int START = 0x10;
    private static final int HAS_NUMBER = 0x80;
    private static final int LONG_NUMBER = 0x80;

    private int number;

    Vp8Packetizer(int firstNumber) {
        number = firstNumber & 0x7fff;
    }

    @Override
    public List<byte[]> payloads(byte[] picture) {
        int count = Math.max(1, (picture.length + LARGEST - 1) / LARGEST);
        List<byte[]> payloads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) picture.length * i / count);
            int to = (int) ((long) picture.length * (i + 1) / count);
            byte[] payload = new byte[DESCRIPTOR + to - from];
            payload[0] = (byte) (EXTENDED | (i == 0 ? START : 0));
            payload[1] = (byte) HAS_NUMBER;
            payload[2] = (byte) (LONG_NUMBER | number >> 8);
            payload[3] = (byte) number;
            System.arraycopy(picture, from, payload, DESCRIPTOR, to - from);
            payloads.add(payload);
        }
        number = (number + 1) & 0x7fff;
        return payloads;
    }
}
