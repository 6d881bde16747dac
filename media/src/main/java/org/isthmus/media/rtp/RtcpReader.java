package org.isthmus.media.rtp;

import java.util.ArrayList;
import java.util.List;

/** Reads a compound packet of RTCP (RFC 3550 section 6.1). What it does not know or cannot trust it passes over. */
public final class RtcpReader {

    private static final int MOST_MESSAGES = 64;
    private static final int MOST_MISSING = 256;
    private static final int SENDER_INFO = 20;
    private static final int BLOCK = 24;
    private static final int TRANSPORT_FEEDBACK = 205;
    private static final int PICTURE_FEEDBACK = 206;
    private static final int FEEDBACK_HEADER = 12;
    private static final int NACK = 1;
    private static final int PICTURE_LOSS = 1;
    private static final int FULL_INTRA = 4;
    private static final int APPLICATION = 15;
    private static final long REMB = 0x52454d42;

    private RtcpReader() {}

    public static List<RtcpMessage> read(byte[] packet) {
        List<RtcpMessage> found = new ArrayList<>();
        int at = 0;
        while (at + 4 <= packet.length && found.size() < MOST_MESSAGES) {
            int end = at + 4 * (Packets.u16(packet, at + 2) + 1);
            if (end > packet.length) {
                break;
            }
            one(packet, at, end, found);
            at = end;
        }
        return found;
    }

    private static void one(byte[] packet, int at, int end, List<RtcpMessage> found) {
        int count = packet[at] & 0x1f;
        switch (packet[at + 1] & 0xff) {
            case Packets.SENDER_REPORT -> reports(packet, at + Packets.RTCP_HEADER + SENDER_INFO, end, count, found);
            case Packets.RECEIVER_REPORT -> reports(packet, at + Packets.RTCP_HEADER, end, count, found);
            case TRANSPORT_FEEDBACK -> {
                if (count == NACK) {
                    missing(packet, at + FEEDBACK_HEADER, end, found);
                }
            }
            case PICTURE_FEEDBACK -> {
                if (count == PICTURE_LOSS || count == FULL_INTRA) {
                    found.add(new RtcpMessage.WholePictureWanted());
                } else if (count == APPLICATION) {
                    limit(packet, at + FEEDBACK_HEADER, end, found);
                }
            }
            default -> {
                // Nothing that this side acts on.
            }
        }
    }

    private static void reports(byte[] packet, int first, int end, int count, List<RtcpMessage> found) {
        for (int i = 0, at = first; i < count && at + BLOCK <= end; i++, at += BLOCK) {
            found.add(new RtcpMessage.Report(Packets.u32(packet, at), (packet[at + 4] & 0xff) / 256.0));
        }
    }

    private static void missing(byte[] packet, int first, int end, List<RtcpMessage> found) {
        List<Integer> sequences = new ArrayList<>();
        for (int at = first; at + 4 <= end && sequences.size() < MOST_MISSING; at += 4) {
            int sequence = Packets.u16(packet, at);
            int more = Packets.u16(packet, at + 2);
            sequences.add(sequence);
            for (int bit = 0; bit < 16; bit++) {
                if ((more >> bit & 1) != 0) {
                    sequences.add((sequence + bit + 1) & 0xffff);
                }
            }
        }
        found.add(new RtcpMessage.Missing(sequences));
    }

    private static void limit(byte[] packet, int at, int end, List<RtcpMessage> found) {
        if (at + 8 <= end && Packets.u32(packet, at) == REMB) {
            int exponent = (packet[at + 5] & 0xff) >> 2;
            long mantissa = Packets.u32(packet, at + 4) & 0x3ffff;
            found.add(new RtcpMessage.Limit(exponent > 40 ? Long.MAX_VALUE : mantissa << exponent));
        }
    }
}
