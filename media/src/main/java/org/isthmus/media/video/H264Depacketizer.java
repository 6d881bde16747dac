package org.isthmus.media.video;

import java.util.Optional;
import org.isthmus.media.rtp.RtpPacket;

/** Puts pictures together from single units, several in a packet, and parts of one, up to the marker (RFC 6184 section 7.1). */
final class H264Depacketizer implements Depacketizer {

    private static final int FIRST = 0x80;
    private static final int LAST = 0x40;
    private static final int IMPORTANCE = 0xe0;
    private static final int LAST_SINGLE = 23;

    private final PictureBuffer buffer = new PictureBuffer();
    private boolean begun;
    private boolean afterGap;
    private boolean inUnit;
    private boolean whole;
    private long timestamp;

    @Override
    public Optional<EncodedPicture> packet(RtpPacket packet, long nanos) {
        byte[] payload = packet.payload();
        if (payload.length < 2) {
            // There to fill the line.
            return Optional.empty();
        }
        if (!begun || packet.timestamp() != timestamp) {
            begin(packet);
        }
        int type = NalUnit.type(payload[0]);
        if (type == NalUnit.FRAGMENT) {
            fragment(payload);
        } else if (inUnit) {
            drop();
        } else if (type == NalUnit.AGGREGATION) {
            several(payload);
        } else if (type >= 1 && type <= LAST_SINGLE) {
            unit(payload, 0, payload.length);
        } else {
            drop();
        }
        return packet.marker() ? end(nanos) : Optional.empty();
    }

    private void begin(RtpPacket packet) {
        begun = true;
        timestamp = packet.timestamp();
        buffer.begin();
        inUnit = false;
        whole = false;
        if (afterGap && !NalUnit.begins(firstType(packet.payload()), second(packet.payload()))) {
            buffer.drop();
        }
        afterGap = false;
    }

    private static int firstType(byte[] payload) {
        int type = NalUnit.type(payload[0]);
        if (type == NalUnit.AGGREGATION) {
            return payload.length > 3 ? NalUnit.type(payload[3]) : 0;
        }
        boolean inside = type == NalUnit.FRAGMENT && (payload[1] & FIRST) == 0;
        return type == NalUnit.FRAGMENT && !inside ? NalUnit.type(payload[1]) : type;
    }

    private static byte second(byte[] payload) {
        int at = switch (NalUnit.type(payload[0])) {
            case NalUnit.AGGREGATION -> 4;
            case NalUnit.FRAGMENT -> 2;
            default -> 1;
        };
        return at < payload.length ? payload[at] : 0;
    }

    private void unit(byte[] payload, int from, int length) {
        whole |= NalUnit.isWhole(NalUnit.type(payload[from]));
        buffer.append(NalUnit.START, 0, NalUnit.START.length);
        buffer.append(payload, from, length);
    }

    private void several(byte[] payload) {
        int at = 1;
        while (at + 2 < payload.length) {
            int length = ((payload[at] & 0xff) << 8) | (payload[at + 1] & 0xff);
            at += 2;
            if (length == 0 || at + length > payload.length) {
                drop();
                return;
            }
            unit(payload, at, length);
            at += length;
        }
    }

    private void fragment(byte[] payload) {
        boolean first = (payload[1] & FIRST) != 0;
        if (payload.length < 3 || first == inUnit) {
            drop();
            return;
        }
        if (first) {
            byte[] header = {(byte) ((payload[0] & IMPORTANCE) | NalUnit.type(payload[1]))};
            unit(header, 0, 1);
        }
        buffer.append(payload, 2, payload.length - 2);
        inUnit = (payload[1] & LAST) == 0;
    }

    private void drop() {
        inUnit = false;
        buffer.drop();
    }

    private Optional<EncodedPicture> end(long nanos) {
        if (inUnit) {
            drop();
        }
        boolean all = whole;
        return buffer.end().filter(data -> data.length > 0).map(data -> new EncodedPicture(data, all, nanos));
    }

    @Override
    public void gap() {
        afterGap = true;
        drop();
    }

    @Override
    public boolean hasDropped() {
        return buffer.hasDropped();
    }
}
