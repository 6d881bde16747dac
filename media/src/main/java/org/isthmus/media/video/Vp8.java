package org.isthmus.media.video;

import java.util.concurrent.ThreadLocalRandom;
import org.isthmus.media.MediaException;
import org.jitsi.impl.neomedia.codec.video.VPX;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** VP8 on libjitsi's natives. */
final class Vp8 implements VideoCodec {

    private static final Logger LOG = LoggerFactory.getLogger(Vp8.class);

    /** Whether the native part is there for this computer; the first time it takes as long as loading it. */
    static boolean isAvailable() {
        try {
            long context = VPX.codec_ctx_malloc();
            VPX.free(context);
            return true;
        } catch (LinkageError e) {
            LOG.info("There is no picture in calls on this computer: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public PictureEncoder encoder(int width, int height, int bitRate) throws MediaException {
        return new Vp8Encoder(width, height, bitRate);
    }

    @Override
    public PictureDecoder decoder() throws MediaException {
        return new Vp8Decoder();
    }

    @Override
    public Packetizer packetizer() {
        return new Vp8Packetizer(ThreadLocalRandom.current().nextInt());
    }

    @Override
    public Depacketizer depacketizer() {
        return new Vp8Depacketizer();
    }

    static MediaException failure(String what, int code) {
        return new MediaException(
                MediaException.Cause.LOCAL,
                "The picture cannot be " + what + ": " + VPX.codec_err_to_string(code) + ".");
    }
}
