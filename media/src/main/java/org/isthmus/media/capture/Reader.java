package org.isthmus.media.capture;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.isthmus.media.MediaException;

/** A device that is open, as a place to read the library's pictures from. One thread. */
final class Reader implements AutoCloseable {

    private final Input input;
    private final AVFormatContext device;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private final AVCodecContext decoder;

    private Reader(Input input, AVFormatContext device, AVCodecContext decoder) {
        this.input = input;
        this.device = device;
        this.decoder = decoder;
    }

    /** @throws MediaException where the device does not work as it is, or somebody else has it */
    static Reader open(Input input) throws MediaException {
        AVFormatContext device = connect(input);
        try {
            return new Reader(input, device, decoder(input, device));
        } catch (MediaException e) {
            avformat.avformat_close_input(device);
            throw e;
        }
    }

    private static AVFormatContext connect(Input input) throws MediaException {
        AVInputFormat format = avformat.av_find_input_format(input.format());
        if (format == null) {
            throw new MediaException(MediaException.Cause.LOCAL, "There is no way to \"" + input.name() + "\".");
        }
        int result = 0;
        for (Map<String, String> wishes : input.wishes()) {
            AVFormatContext device = avformat.avformat_alloc_context();
            // A device that gives nothing must not hold up its being closed.
            device.flags(device.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
            AVDictionary options = new AVDictionary();
            wishes.forEach((key, value) -> avutil.av_dict_set(options, key, value, 0));
            result = avformat.avformat_open_input(device, input.address(), format, options);
            avutil.av_dict_free(options);
            if (result >= 0) {
                return device;
            }
        }
        throw Failures.of(input, result);
    }

    private static AVCodecContext decoder(Input input, AVFormatContext device) throws MediaException {
        if (device.nb_streams() < 1) {
            throw Failures.of(input, avutil.AVERROR_STREAM_NOT_FOUND());
        }
        AVCodecParameters parameters = device.streams(0).codecpar();
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        if (codec == null) {
            throw Failures.of(input, avutil.AVERROR_DECODER_NOT_FOUND());
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        int result = avcodec.avcodec_parameters_to_context(context, parameters);
        if (result >= 0) {
            context.thread_count(1);
            result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        }
        if (result < 0) {
            avcodec.avcodec_free_context(context);
            throw Failures.of(input, result);
        }
        return context;
    }

    /**
     * The next picture, lent until the one after it; empty where there is none yet, or one was broken.
     *
     * @throws MediaException where the device gives nothing any more
     */
    Optional<AVFrame> read() throws MediaException {
        avutil.av_frame_unref(frame);
        int result = avformat.av_read_frame(device, packet);
        if (result == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()) {
            return Optional.empty();
        }
        if (result < 0) {
            throw Failures.stopped(input, result);
        }
        boolean good = packet.stream_index() == 0 && avcodec.avcodec_send_packet(decoder, packet) >= 0;
        avcodec.av_packet_unref(packet);
        return good && avcodec.avcodec_receive_frame(decoder, frame) >= 0 ? Optional.of(frame) : Optional.empty();
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(decoder);
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
        avformat.avformat_close_input(device);
    }
}
