package org.isthmus.media.video;

import org.isthmus.media.MediaException;
import org.isthmus.media.ffmpeg.Ffmpeg;

/**
 * H.264 through OpenH264 and the library's own decoder, which are loaded when the first picture needs them.
 *
 * @param fragments whether the other side takes NAL units that are cut and put together (RFC 6184 section 6.3)
 */
record H264(boolean fragments) implements VideoCodec {

    /** Whether this program came with the native part for this computer. */
    static boolean isAvailable() {
        return Ffmpeg.hasCodecs();
    }

    @Override
    public PictureEncoder encoder(int width, int height, int bitRate) throws MediaException {
        return new H264Encoder(width, height, bitRate, !fragments);
    }

    @Override
    public PictureDecoder decoder() throws MediaException {
        return new H264Decoder();
    }

    @Override
    public Packetizer packetizer() {
        return new H264Packetizer(fragments);
    }

    @Override
    public Depacketizer depacketizer() {
        return new H264Depacketizer();
    }
}
