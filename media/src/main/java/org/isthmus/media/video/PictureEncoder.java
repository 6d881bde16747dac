package org.isthmus.media.video;

import java.util.Optional;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;

/** Encodes pictures of one size. One thread at a time. */
interface PictureEncoder extends AutoCloseable {

    /**
     * Encodes the next picture.
     *
     * @param whole whether it must not build on those before
     * @return empty where the encoder left the picture out to keep the bit rate
     */
    Optional<byte[]> encode(VideoFrame frame, boolean whole) throws MediaException;

    /** @param bitRate in bit/s */
    void bitRate(int bitRate);

    @Override
    void close();
}
