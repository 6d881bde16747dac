package org.isthmus.media.video;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;
import org.isthmus.media.ffmpeg.Ffmpeg;
import org.isthmus.media.ffmpeg.NativeFrame;

/** Decodes H.264 of any profile that has its colours at half the width and height. */
final class H264Decoder implements PictureDecoder {

    /** A large screen; the decoder holds some such pictures at once. */
    private static final int MOST_PIXELS = 2560 * 1600;

    private final AVCodecContext context;
    private final AVPacket packet;
    private final AVFrame frame;
    private byte[] picture = new byte[0];
    private boolean closed;

    H264Decoder() throws MediaException {
        Ffmpeg.loadCodecs();
        AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_H264);
        if (codec == null) {
            throw new MediaException(MediaException.Cause.LOCAL, "There is no decoder for H.264.");
        }
        context = avcodec.avcodec_alloc_context3(codec);
        context.thread_count(1).max_pixels(MOST_PIXELS);
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
        int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (result < 0) {
            avcodec.avcodec_free_context(context);
            throw new MediaException(
                    MediaException.Cause.LOCAL, "The picture cannot be shown: " + Ffmpeg.text(result) + ".");
        }
        packet = avcodec.av_packet_alloc();
        frame = avutil.av_frame_alloc();
    }

    @Override
    public boolean decode(EncodedPicture encoded, VideoSink sink) {
        byte[] data = encoded.data();
        if (closed || avcodec.av_new_packet(packet, data.length) < 0) {
            return false;
        }
        packet.data().put(data);
        boolean good = avcodec.avcodec_send_packet(context, packet) >= 0;
        avcodec.av_packet_unref(packet);
        while (avcodec.avcodec_receive_frame(context, frame) >= 0) {
            good &= frame.decode_error_flags() == 0 && show(encoded.nanos(), sink);
            avutil.av_frame_unref(frame);
        }
        return good;
    }

    private boolean show(long nanos, VideoSink sink) {
        int width = frame.width();
        int height = frame.height();
        boolean known = frame.format() == avutil.AV_PIX_FMT_YUV420P || frame.format() == avutil.AV_PIX_FMT_YUVJ420P;
        if (!known || width < 1 || height < 1 || width > VideoFrame.MAX_SIDE || height > VideoFrame.MAX_SIDE) {
            return false;
        }
        if (picture.length != VideoFrame.size(width, height)) {
            picture = new byte[VideoFrame.size(width, height)];
        }
        NativeFrame.copyTo(frame, picture);
        sink.frame(new VideoFrame(width, height, picture, nanos));
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.avcodec_free_context(context);
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(frame);
        }
    }
}
