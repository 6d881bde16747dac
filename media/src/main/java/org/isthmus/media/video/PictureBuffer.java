package org.isthmus.media.video;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Collects one picture, up to a limit; what does not become a whole one is dropped. One thread. */
final class PictureBuffer {

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private boolean open;
    private boolean dropped;

    /** A picture begins; one that was not ended is dropped. */
    void begin() {
        if (open) {
            drop();
        }
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    /** What belongs to no picture that began counts as one that was dropped. */
    void append(byte[] from, int offset, int length) {
        if (!open || data.size() + length > Depacketizer.LARGEST_PICTURE) {
            drop();
        } else {
            data.write(from, offset, length);
        }
    }

    void drop() {
        data.reset();
        open = false;
        dropped = true;
    }

    Optional<byte[]> end() {
        if (!open) {
            return Optional.empty();
        }
        byte[] picture = data.toByteArray();
        data.reset();
        open = false;
        return Optional.of(picture);
    }

    boolean hasDropped() {
        boolean was = dropped;
        dropped = false;
        return was;
    }
}
