package org.isthmus.media.video;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.ffmpeg.Ffmpeg;
import org.isthmus.media.ffmpeg.NativeFrame;

/** Encodes H.264 in the profile that everybody decodes, constrained baseline. */
final class H264Encoder implements PictureEncoder {

    private static final int RATE = 30;

    /** Whole pictures that nobody asked for are dear. */
    private static final int FARTHEST_WHOLE = 3000;

    /** The encoder takes another bit rate only by beginning anew, with a whole picture, which is not worth every change. */
    private static final double MUCH_MORE = 1.3;

    private static final double MUCH_LESS = 0.8;

    private final int width;
    private final int height;
    private final boolean smallUnits;
    private final NativeFrame frame;
    private final AVPacket packet;
    private AVCodecContext context;
    private int bitRate;
    private int wanted;
    private long number;
    private boolean closed;

    /** @param smallUnits whether each unit has to fit into a packet */
    H264Encoder(int width, int height, int bitRate, boolean smallUnits) throws MediaException {
        Ffmpeg.loadCodecs();
        this.width = width;
        this.height = height;
        this.bitRate = bitRate;
        this.smallUnits = smallUnits;
        wanted = bitRate;
        context = open();
        frame = new NativeFrame(width, height);
        packet = avcodec.av_packet_alloc();
    }

    private AVCodecContext open() throws MediaException {
        AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
        if (codec == null) {
            throw new MediaException(MediaException.Cause.LOCAL, "There is no encoder for H.264.");
        }
        AVCodecContext made = avcodec.avcodec_alloc_context3(codec);
        AVRational tick = new AVRational();
        made.width(width)
                .height(height)
                .pix_fmt(avutil.AV_PIX_FMT_YUV420P)
                .time_base(tick.num(1).den(RATE))
                .framerate(new AVRational().num(RATE).den(1))
                .bit_rate(bitRate)
                .rc_max_rate(bitRate)
                .gop_size(FARTHEST_WHOLE)
                .max_b_frames(0)
                .thread_count(1)
                .profile(avcodec.AV_PROFILE_H264_CONSTRAINED_BASELINE);
        AVDictionary options = new AVDictionary();
        avutil.av_dict_set(options, "allow_skip_frames", "1", 0);
        avutil.av_dict_set(options, "rc_mode", "bitrate", 0);
        if (smallUnits) {
            avutil.av_dict_set(options, "max_nal_size", Integer.toString(H264Packetizer.LARGEST), 0);
        }
        int result = avcodec.avcodec_open2(made, codec, options);
        avutil.av_dict_free(options);
        if (result < 0) {
            avcodec.avcodec_free_context(made);
            throw failure(result);
        }
        return made;
    }

    private static MediaException failure(int error) {
        return new MediaException(
                MediaException.Cause.LOCAL, "The picture cannot be sent: " + Ffmpeg.text(error) + ".");
    }

    @Override
    public Optional<byte[]> encode(VideoFrame picture, boolean whole) throws MediaException {
        if (closed || picture.width() != width || picture.height() != height) {
            throw new MediaException(MediaException.Cause.LOCAL, "The picture has another size than its encoder.");
        }
        adapt();
        frame.copyFrom(picture);
        frame.frame().pts(number++);
        frame.frame().pict_type(whole ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
        int result = avcodec.avcodec_send_frame(context, frame.frame());
        if (result < 0) {
            throw failure(result);
        }
        if (avcodec.avcodec_receive_packet(context, packet) < 0) {
            return Optional.empty();
        }
        byte[] data = new byte[packet.size()];
        packet.data().get(data);
        avcodec.av_packet_unref(packet);
        return data.length == 0 ? Optional.empty() : Optional.of(data);
    }

    private void adapt() throws MediaException {
        if (wanted > bitRate * MUCH_MORE || wanted < bitRate * MUCH_LESS) {
            bitRate = wanted;
            AVCodecContext fresh = open();
            avcodec.avcodec_free_context(context);
            context = fresh;
        }
    }

    @Override
    public void bitRate(int changed) {
        wanted = changed;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.avcodec_free_context(context);
            avcodec.av_packet_free(packet);
            frame.close();
        }
    }
}
