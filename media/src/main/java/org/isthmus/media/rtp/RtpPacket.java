package org.isthmus.media.rtp;

import java.util.Arrays;
import java.util.Optional;

/**
 * An RTP packet (RFC 3550 section 5.1) without its contributing sources, header extension and padding.
 *
 * @param sequence 0 to 65,535
 * @param timestamp in units of the clock rate, 32 bits
 * @param source the synchronization source, 32 bits
 * @param payload not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record RtpPacket(int payloadType, boolean marker, int sequence, long timestamp, long source, byte[] payload) {

    private static final int PADDING = 0x20;

    /** Empty where the lengths in the packet do not fit it. */
    public static Optional<RtpPacket> read(byte[] packet) {
        if (packet.length < Packets.RTP_HEADER) {
            return Optional.empty();
        }
        int from = Packets.payloadOffset(packet, packet.length);
        int padding = (packet[0] & PADDING) != 0 ? packet[packet.length - 1] & 0xff : 0;
        int to = packet.length - padding;
        if (from > to) {
            return Optional.empty();
        }
        return Optional.of(new RtpPacket(
                Packets.payloadType(packet),
                Packets.marker(packet),
                Packets.sequence(packet),
                Packets.timestamp(packet),
                Packets.source(packet),
                Arrays.copyOfRange(packet, from, to)));
    }

    public byte[] write() {
        byte[] packet = new byte[Packets.RTP_HEADER + payload.length];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        Packets.put16(packet, 2, sequence);
        Packets.put32(packet, 4, timestamp);
        Packets.put32(packet, 8, source);
        System.arraycopy(payload, 0, packet, Packets.RTP_HEADER, payload.length);
        return packet;
    }
}
