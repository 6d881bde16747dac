package org.isthmus.media.video;

import org.isthmus.media.VideoSink;

/** Decodes pictures. One thread at a time. */
interface PictureDecoder extends AutoCloseable {

    /**
     * Decodes the next picture.
     *
     * @param sink takes what comes of it, before this returns
     * @return whether it could be decoded; otherwise a whole picture is needed to go on
     */
    boolean decode(EncodedPicture picture, VideoSink sink);

    @Override
    void close();
}
