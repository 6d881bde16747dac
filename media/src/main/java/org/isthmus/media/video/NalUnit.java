package org.isthmus.media.video;

import java.util.ArrayList;
import java.util.List;

/** The units that a picture in H.264 is made of (RFC 6184 section 1.3), and how they stand one after the other in it. */
final class NalUnit {

    static final int SLICE = 1;
    static final int WHOLE_SLICE = 5;
    static final int SUPPLEMENT = 6;
    static final int SEQUENCE_PARAMETERS = 7;
    static final int DELIMITER = 9;

    /** Several units in one packet, and a part of one in some (RFC 6184 section 5.2). */
    static final int AGGREGATION = 24;

    static final int FRAGMENT = 28;

    /** What stands before each unit of a picture (ITU-T H.264 annex B). */
    static final byte[] START = {0, 0, 0, 1};

    private NalUnit() {}

    static int type(byte header) {
        return header & 0x1f;
    }

    /** Whether a unit of that type begins a picture that can be decoded without others. */
    static boolean isWhole(int type) {
        return type == WHOLE_SLICE || type == SEQUENCE_PARAMETERS;
    }

    /**
     * Whether a picture may begin with the unit: what belongs before its slices, or the slice of its first part, whose number
     * 0 is written as one bit (ITU-T H.264 sections 7.3.3 and 9.1).
     *
     * @param second the octet after the header
     */
    static boolean begins(int type, byte second) {
        return (type >= SUPPLEMENT && type <= DELIMITER)
                || ((type == SLICE || type == WHOLE_SLICE) && (second & 0x80) != 0);
    }

    /** Takes a picture apart. */
    static List<byte[]> split(byte[] picture) {
        List<byte[]> units = new ArrayList<>();
        int begin = -1;
        int zeros = 0;
        for (int i = 0; i < picture.length; i++) {
            if (picture[i] == 1 && zeros >= 2) {
                add(units, picture, begin, i - zeros);
                begin = i + 1;
            }
            zeros = picture[i] == 0 ? zeros + 1 : 0;
        }
        add(units, picture, begin, picture.length);
        return units;
    }

    private static void add(List<byte[]> units, byte[] picture, int begin, int end) {
        if (begin >= 0 && end > begin) {
            byte[] unit = new byte[end - begin];
            System.arraycopy(picture, begin, unit, 0, unit.length);
            units.add(unit);
        }
    }
}
