package org.isthmus.media.rtp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The parts of a compound packet, so that of what is said in one packet each bundled content gets what concerns it (RFC 9143
 * section 9.2).
 */
final class RtcpParts {

    private static final int MOST = 64;
    private static final int SENDER_INFO = 20;
    private static final int BLOCK = 24;
    private static final int TRANSPORT_FEEDBACK = 205;
    private static final int PICTURE_FEEDBACK = 206;
    private static final int MEDIA = 8;
    private static final int FEEDBACK_HEADER = 12;
    private static final int FULL_INTRA = 4;
    private static final int APPLICATION = 15;

    private RtcpParts() {}

    /** A part that is cut off ends the packet. */
    static List<byte[]> of(byte[] compound) {
        List<byte[]> parts = new ArrayList<>();
        int at = 0;
        while (at + Packets.RTCP_HEADER <= compound.length && parts.size() < MOST) {
            int end = at + 4 * (Packets.u16(compound, at + 2) + 1);
            if (end > compound.length || end < at + Packets.RTCP_HEADER) {
                break;
            }
            parts.add(Arrays.copyOfRange(compound, at, end));
            at = end;
        }
        return parts;
    }

    static Optional<byte[]> join(List<byte[]> parts, Predicate<byte[]> wanted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.stream().filter(wanted).forEach(out::writeBytes);
        return out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
    }

    static long sender(byte[] part) {
        return Packets.u32(part, 4);
    }

    /** Whether it reports on packets of that source, or wants something of it. */
    static boolean isAbout(byte[] part, long source) {
        return switch (part[1] & 0xff) {
            case Packets.SENDER_REPORT -> isIn(part, Packets.RTCP_HEADER + SENDER_INFO, BLOCK, source);
            case Packets.RECEIVER_REPORT -> isIn(part, Packets.RTCP_HEADER, BLOCK, source);
            case TRANSPORT_FEEDBACK -> isAt(part, MEDIA, source);
            case PICTURE_FEEDBACK ->
                isAt(part, MEDIA, source)
                        || switch (part[0] & 0x1f) {
                            case FULL_INTRA -> isIn(part, FEEDBACK_HEADER, 8, source);
                            case APPLICATION -> isIn(part, FEEDBACK_HEADER + 8, 4, source);
                            default -> false;
                        };
            default -> false;
        };
    }

    private static boolean isIn(byte[] part, int first, int step, long source) {
        for (int at = first; at + 4 <= part.length; at += step) {
            if (isAt(part, at, source)) {
                return true;
            }
        }
        return false;
    }

    /** A part that is about no source in particular names 0. */
    private static boolean isAt(byte[] part, int at, long source) {
        return source != 0 && at + 4 <= part.length && Packets.u32(part, at) == source;
    }
}
