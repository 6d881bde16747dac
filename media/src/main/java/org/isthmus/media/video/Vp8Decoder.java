package org.isthmus.media.video;

import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;
import org.jitsi.impl.neomedia.codec.video.VPX;

/** Decodes VP8. */
final class Vp8Decoder implements PictureDecoder {

    private final long context;
    private byte[] nativeRows = new byte[0];
    private byte[] picture = new byte[0];
    private boolean closed;

    Vp8Decoder() throws MediaException {
        context = VPX.codec_ctx_malloc();
        int result = VPX.codec_dec_init(context, VPX.INTEFACE_VP8_DEC, 0, 0);
        if (result != VPX.CODEC_OK) {
            VPX.free(context);
            throw Vp8.failure("shown", result);
        }
    }

    @Override
    public boolean decode(EncodedPicture encoded, VideoSink sink) {
        byte[] data = encoded.data();
        if (closed
                || !Vp8Header.isSane(data)
                || VPX.codec_decode(context, data, 0, data.length, 0, 0) != VPX.CODEC_OK) {
            return false;
        }
        long[] iterator = new long[1];
        for (long image = VPX.codec_get_frame(context, iterator);
                image != 0;
                image = VPX.codec_get_frame(context, iterator)) {
            show(image, encoded.nanos(), sink);
        }
        return true;
    }

    private void show(long image, long nanos, VideoSink sink) {
        int width = VPX.img_get_d_w(image);
        int height = VPX.img_get_d_h(image);
        if (picture.length != VideoFrame.size(width, height)) {
            picture = new byte[VideoFrame.size(width, height)];
        }
        VideoFrame frame = new VideoFrame(width, height, picture, nanos);
        plane(VPX.img_get_plane0(image), VPX.img_get_stride0(image), 0, width, height);
        plane(
                VPX.img_get_plane1(image),
                VPX.img_get_stride1(image),
                frame.blueOffset(),
                frame.chromaWidth(),
                frame.chromaHeight());
        plane(
                VPX.img_get_plane2(image),
                VPX.img_get_stride2(image),
                frame.redOffset(),
                frame.chromaWidth(),
                frame.chromaHeight());
        sink.frame(frame);
    }

    /** The library's rows are longer than the picture is wide, but for the last, which need not be. */
    private void plane(long from, int stride, int to, int columns, int rows) {
        int octets = stride * (rows - 1) + columns;
        if (nativeRows.length < octets) {
            nativeRows = new byte[octets];
        }
        VPX.memcpy(nativeRows, from, octets);
        for (int y = 0; y < rows; y++) {
            System.arraycopy(nativeRows, y * stride, picture, to + y * columns, columns);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            VPX.codec_destroy(context);
            VPX.free(context);
        }
    }
}
