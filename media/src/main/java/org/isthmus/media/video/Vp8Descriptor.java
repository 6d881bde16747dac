package org.isthmus.media.video;

import java.util.Optional;

/**
 * What stands before the picture's data in a packet (RFC 7741 section 4.2).
 *
 * @param start whether the first partition of a picture begins here
 * @param length octets of the descriptor
 */
record Vp8Descriptor(boolean start, int length) {

    private static final int EXTENDED = 0x80;
    private static final int START = 0x10;
    private static final int PARTITION = 0x07;
    private static final int NUMBER = 0x80;
    private static final int LEVEL = 0x40;
    private static final int LAYER = 0x20;
    private static final int KEY = 0x10;

    /** Empty where the payload is too short for what it says, or has nothing after it. */
    static Optional<Vp8Descriptor> read(byte[] payload) {
        if (payload.length < 2) {
            return Optional.empty();
        }
        int first = payload[0] & 0xff;
        int at = 1;
        if ((first & EXTENDED) != 0) {
            int extensions = payload[at++] & 0xff;
            if ((extensions & NUMBER) != 0) {
                at += at < payload.length && (payload[at] & 0x80) != 0 ? 2 : 1;
            }
            at += (extensions & LEVEL) != 0 ? 1 : 0;
            at += (extensions & (LAYER | KEY)) != 0 ? 1 : 0;
        }
        boolean start = (first & START) != 0 && (first & PARTITION) == 0;
        return at < payload.length ? Optional.of(new Vp8Descriptor(start, at)) : Optional.empty();
    }
}
