package org.isthmus.media.video;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.jitsi.impl.neomedia.codec.video.VPX;

/** Encodes VP8 with a bit rate that is kept, as a conversation needs it. */
final class Vp8Encoder implements PictureEncoder {

    private static final int WHOLE_PICTURE = 1;
    private static final int KILO = 1000;

    /** Pictures a second of the encoder's own clock, which its library cannot be told. */
    private static final long CLOCK_RATE = 30;

    private static final long NANOS = 1_000_000_000L;

    /** Whole pictures that nobody asked for are dear. */
    private static final int FARTHEST_WHOLE = 3000;

    private final int width;
    private final int height;
    private final long config;
    private final long context;
    private final long image;
    private long lastTime = -1;
    private long begin;
    private boolean closed;

    Vp8Encoder(int width, int height, int bitRate) throws MediaException {
        this.width = width;
        this.height = height;
        config = VPX.codec_enc_cfg_malloc();
        VPX.codec_enc_config_default(VPX.INTERFACE_VP8_ENC, config, 0);
        VPX.codec_enc_cfg_set_w(config, width);
        VPX.codec_enc_cfg_set_h(config, height);
        VPX.codec_enc_cfg_set_threads(config, 1);
        VPX.codec_enc_cfg_set_error_resilient(config, VPX.ERROR_RESILIENT_DEFAULT);
        VPX.codec_enc_cfg_set_rc_end_usage(config, VPX.RC_MODE_CBR);
        VPX.codec_enc_cfg_set_rc_target_bitrate(config, bitRate / KILO);
        VPX.codec_enc_cfg_set_rc_resize_allowed(config, 0);
        VPX.codec_enc_cfg_set_rc_dropframe_thresh(config, 30);
        VPX.codec_enc_cfg_set_rc_min_quantizer(config, 4);
        VPX.codec_enc_cfg_set_rc_max_quantizer(config, 56);
        VPX.codec_enc_cfg_set_rc_undershoot_pct(config, 100);
        VPX.codec_enc_cfg_set_rc_overshoot_pct(config, 15);
        VPX.codec_enc_cfg_set_rc_buf_initial_sz(config, 500);
        VPX.codec_enc_cfg_set_rc_buf_optimal_sz(config, 600);
        VPX.codec_enc_cfg_set_rc_buf_sz(config, 1000);
        VPX.codec_enc_cfg_set_kf_mode(config, VPX.KF_MODE_AUTO);
        VPX.codec_enc_cfg_set_kf_max_dist(config, FARTHEST_WHOLE);
        context = VPX.codec_ctx_malloc();
        image = VPX.img_malloc();
        int result = VPX.codec_enc_init(context, VPX.INTERFACE_VP8_ENC, config, 0);
        if (result != VPX.CODEC_OK) {
            VPX.free(context);
            VPX.free(config);
            VPX.free(image);
            throw Vp8.failure("sent", result);
        }
        describeImage();
    }

    private void describeImage() {
        VPX.img_set_fmt(image, VPX.IMG_FMT_I420);
        VPX.img_set_bps(image, 12);
        VPX.img_set_w(image, width);
        VPX.img_set_d_w(image, width);
        VPX.img_set_h(image, height);
        VPX.img_set_d_h(image, height);
        VPX.img_set_stride0(image, width);
        VPX.img_set_stride1(image, (width + 1) / 2);
        VPX.img_set_stride2(image, (width + 1) / 2);
        VPX.img_set_stride3(image, 0);
    }

    @Override
    public Optional<byte[]> encode(VideoFrame frame, boolean whole) throws MediaException {
        if (closed || frame.width() != width || frame.height() != height) {
            throw new MediaException(MediaException.Cause.LOCAL, "The picture has another size than its encoder.");
        }
        int result = VPX.codec_encode(
                context,
                image,
                frame.data(),
                0,
                frame.blueOffset(),
                frame.redOffset(),
                time(frame.nanos()),
                1,
                whole ? WHOLE_PICTURE : 0,
                VPX.DL_REALTIME);
        if (result != VPX.CODEC_OK) {
            throw Vp8.failure("sent", result);
        }
        return collect();
    }

    private long time(long nanos) {
        if (lastTime < 0) {
            begin = nanos;
        }
        lastTime = Math.max(lastTime + 1, (nanos - begin) * CLOCK_RATE / NANOS);
        return lastTime;
    }

    private Optional<byte[]> collect() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long[] iterator = new long[1];
        for (long packet = VPX.codec_get_cx_data(context, iterator);
                packet != 0;
                packet = VPX.codec_get_cx_data(context, iterator)) {
            if (VPX.codec_cx_pkt_get_kind(packet) == VPX.CODEC_CX_FRAME_PKT) {
                byte[] part = new byte[VPX.codec_cx_pkt_get_size(packet)];
                VPX.memcpy(part, VPX.codec_cx_pkt_get_data(packet), part.length);
                all.writeBytes(part);
            }
        }
        return all.size() == 0 ? Optional.empty() : Optional.of(all.toByteArray());
    }

    @Override
    public void bitRate(int bitRate) {
        if (!closed) {
            VPX.codec_enc_cfg_set_rc_target_bitrate(config, bitRate / KILO);
            VPX.codec_enc_config_set(context, config);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            VPX.codec_destroy(context);
            VPX.free(context);
            VPX.free(config);
            VPX.free(image);
        }
    }
}
