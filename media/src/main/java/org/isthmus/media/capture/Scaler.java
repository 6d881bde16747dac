package org.isthmus.media.capture;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;
import org.isthmus.media.ffmpeg.Ffmpeg;
import org.isthmus.media.ffmpeg.NativeFrame;

/** Makes a device's pictures fit into the wished size, in I420. One thread. */
final class Scaler implements AutoCloseable {

    private final VideoMode mode;
    private final SwsContext context = swscale.sws_alloc_context();
    private Optional<NativeFrame> target = Optional.empty();
    private byte[] picture = new byte[0];

    Scaler(VideoMode mode) {
        this.mode = mode;
        context.flags(swscale.SWS_BILINEAR);
    }

    /** @return lent until the next one */
    VideoFrame scale(AVFrame source, long nanos) throws MediaException {
        Size size = Size.within(source.width(), source.height(), mode);
        NativeFrame fitting = target(size);
        int result = swscale.sws_scale_frame(context, fitting.frame(), source);
        if (result < 0) {
            throw new MediaException(
                    MediaException.Cause.LOCAL, "The pictures are of no known kind: " + Ffmpeg.text(result) + ".");
        }
        fitting.copyTo(picture);
        return new VideoFrame(size.width(), size.height(), picture, nanos);
    }

    private NativeFrame target(Size size) throws MediaException {
        Optional<NativeFrame> known = target.filter(frame -> frame.isOfSize(size.width(), size.height()));
        if (known.isPresent()) {
            return known.get();
        }
        target.ifPresent(NativeFrame::close);
        target = Optional.empty();
        NativeFrame made = new NativeFrame(size.width(), size.height());
        target = Optional.of(made);
        picture = new byte[VideoFrame.size(size.width(), size.height())];
        return made;
    }

    @Override
    public void close() {
        target.ifPresent(NativeFrame::close);
        target = Optional.empty();
        swscale.sws_free_context(context);
    }
}
