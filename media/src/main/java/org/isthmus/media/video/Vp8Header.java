package org.isthmus.media.video;

import org.isthmus.media.VideoFrame;

/** The header of a picture in VP8 (RFC 6386 section 9.1), read before the decoder reserves memory for what it says. */
final class Vp8Header {

    /** A large screen; the decoder holds some such pictures at once. */
    private static final int MOST_PIXELS = 2560 * 1600;

    private static final int WHOLE_HEADER = 10;
    private static final int FIRST_PARTITION = 3;

    private Vp8Header() {}

    static boolean isWhole(byte[] picture) {
        return picture.length >= WHOLE_HEADER && (picture[0] & 1) == 0;
    }

    /** Whether the picture can be what it says, and is of a size that this side shows. */
    static boolean isSane(byte[] picture) {
        if (picture.length <= FIRST_PARTITION) {
            return false;
        }
        if ((picture[0] & 1) != 0) {
            return true;
        }
        if (!isWhole(picture) || picture[3] != (byte) 0x9d || picture[4] != 1 || picture[5] != 0x2a) {
            return false;
        }
        int width = (picture[6] & 0xff) | (picture[7] & 0x3f) << 8;
        int height = (picture[8] & 0xff) | (picture[9] & 0x3f) << 8;
        return width > 0
                && height > 0
                && width <= VideoFrame.MAX_SIDE
                && height <= VideoFrame.MAX_SIDE
                && width * height <= MOST_PIXELS;
    }
}
