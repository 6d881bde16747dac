package org.isthmus.media.video;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts small units together into a packet and cuts large ones into some of equal length (RFC 6184 sections 5.7.1 and 5.8), or
 * sends each unit as it is (section 6.2). One thread.
 */
final class H264Packetizer implements VideoCodec.Packetizer {

    /** As for VP8: the smallest packet that IPv6 carries everywhere, less the headers around. */
    static final int LARGEST = 1160;

    private static final int FRAGMENT_HEADER = 2;
    private static final int LENGTH = 2;
    private static final int REFERENCE_BITS = 0x60;
    private static final int FIRST = 0x80;
    private static final int LAST = 0x40;

    private final boolean fragments;

    /** @param fragments whether units may be put together and cut */
    H264Packetizer(boolean fragments) {
        this.fragments = fragments;
    }

    @Override
    public List<byte[]> payloads(byte[] picture) {
        List<byte[]> units = NalUnit.split(picture);
        if (!fragments) {
            return units;
        }
        List<byte[]> payloads = new ArrayList<>();
        int at = 0;
        while (at < units.size()) {
            int fitting = fitting(units, at);
            if (units.get(at).length > LARGEST) {
                cut(units.get(at), payloads);
            } else if (fitting == 1) {
                payloads.add(units.get(at));
            } else {
                payloads.add(together(units.subList(at, at + fitting)));
            }
            at += fitting;
        }
        return payloads;
    }

    /** How many units from there on fit into one packet, and one at least. */
    private static int fitting(List<byte[]> units, int from) {
        int size = 1;
        int count = 0;
        while (from + count < units.size() && size + LENGTH + units.get(from + count).length <= LARGEST) {
            size += LENGTH + units.get(from + count).length;
            count++;
        }
        return Math.max(1, count);
    }

    private static byte[] together(List<byte[]> units) {
        byte[] payload = new byte
                [1 + units.stream().mapToInt(unit -> LENGTH + unit.length).sum()];
        int reference =
                units.stream().mapToInt(unit -> unit[0] & REFERENCE_BITS).max().orElse(0);
        payload[0] = (byte) (reference | NalUnit.AGGREGATION);
        int at = 1;
        for (byte[] unit : units) {
            payload[at++] = (byte) (unit.length >> 8);
            payload[at++] = (byte) unit.length;
            System.arraycopy(unit, 0, payload, at, unit.length);
            at += unit.length;
        }
        return payload;
    }

    private static void cut(byte[] unit, List<byte[]> payloads) {
        int length = unit.length - 1;
        int most = LARGEST - FRAGMENT_HEADER;
        int count = (length + most - 1) / most;
        for (int i = 0; i < count; i++) {
            int from = 1 + (int) ((long) length * i / count);
            int to = 1 + (int) ((long) length * (i + 1) / count);
            byte[] payload = new byte[FRAGMENT_HEADER + to - from];
            payload[0] = (byte) ((unit[0] & REFERENCE_BITS) | NalUnit.FRAGMENT);
            payload[1] = (byte) (NalUnit.type(unit[0]) | (i == 0 ? FIRST : 0) | (i == count - 1 ? LAST : 0));
            System.arraycopy(unit, from, payload, FRAGMENT_HEADER, to - from);
            payloads.add(payload);
        }
    }
}
