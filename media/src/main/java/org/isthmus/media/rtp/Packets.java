package org.isthmus.media.rtp;

/** Fields of RTP and RTCP packets (RFC 3550 sections 5.1 and 6.4). */
final class Packets {

    static final int RTP_HEADER = 12;
    static final int RTCP_HEADER = 8;
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;

    private static final int VERSION_2 = 2;
    private static final int FIRST_RTCP = 192;
    private static final int LAST_RTCP = 223;

    private Packets() {}

    /** DTLS records begin with 20 to 63 (RFC 7983 section 7). */
    static boolean isDtls(byte[] packet, int length) {
        return length > 0 && packet[0] >= 20 && packet[0] <= 63;
    }

    static boolean isMedia(byte[] packet, int length) {
        return length >= RTCP_HEADER && (packet[0] & 0xff) >> 6 == VERSION_2;
    }

    /** Tells RTCP from RTP on one port (RFC 5761 section 4). */
    static boolean isRtcp(byte[] packet) {
        int type = packet[1] & 0xff;
        return type >= FIRST_RTCP && type <= LAST_RTCP;
    }

    static int payloadType(byte[] packet) {
        return packet[1] & 0x7f;
    }

    static boolean marker(byte[] packet) {
        return (packet[1] & 0x80) != 0;
    }

    static int sequence(byte[] packet) {
        return u16(packet, 2);
    }

    static long timestamp(byte[] packet) {
        return u32(packet, 4);
    }

    static long source(byte[] packet) {
        return u32(packet, 8);
    }

    /** Where the payload begins, after contributing sources and the header extension; more than the length where broken. */
    static int payloadOffset(byte[] packet, int length) {
        int offset = RTP_HEADER + 4 * (packet[0] & 0x0f);
        if ((packet[0] & 0x10) != 0) {
            if (offset + 4 > length) {
                return length + 1;
            }
            offset += 4 + 4 * u16(packet, offset + 2);
        }
        return offset;
    }

    /** The packet as it would be without its header extension; as it is where it has none or is broken. */
    static byte[] withoutExtension(byte[] packet) {
        int payload = payloadOffset(packet, packet.length);
        if ((packet[0] & 0x10) == 0 || payload > packet.length) {
            return packet;
        }
        int header = RTP_HEADER + 4 * (packet[0] & 0x0f);
        byte[] out = new byte[header + packet.length - payload];
        System.arraycopy(packet, 0, out, 0, header);
        out[0] = (byte) (out[0] & ~0x10);
        System.arraycopy(packet, payload, out, header, packet.length - payload);
        return out;
    }

    static int u16(byte[] packet, int at) {
        return (packet[at] & 0xff) << 8 | (packet[at + 1] & 0xff);
    }

    static long u32(byte[] packet, int at) {
        return (long) u16(packet, at) << 16 | u16(packet, at + 2);
    }

    static void put16(byte[] packet, int at, int value) {
        packet[at] = (byte) (value >> 8);
        packet[at + 1] = (byte) value;
    }

    static void put32(byte[] packet, int at, long value) {
        put16(packet, at, (int) (value >> 16) & 0xffff);
        put16(packet, at + 2, (int) value & 0xffff);
    }
}
