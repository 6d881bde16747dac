package org.isthmus.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;

/** A picture in I420 outside the heap, between the library and {@link VideoFrame}. One thread. */
public final class NativeFrame implements AutoCloseable {

    private static final int PLANES = 3;

    private final AVFrame frame;
    private final int width;
    private final int height;
    private boolean closed;

    /** @throws MediaException where there is no memory for it */
    public NativeFrame(int width, int height) throws MediaException {
        this.width = width;
        this.height = height;
        frame = avutil.av_frame_alloc();
        frame.format(avutil.AV_PIX_FMT_YUV420P)
                .width(width)
                .height(height)
                .color_range(avutil.AVCOL_RANGE_MPEG)
                .colorspace(avutil.AVCOL_SPC_SMPTE170M);
        int result = avutil.av_frame_get_buffer(frame, 0);
        if (result < 0) {
            close();
            throw new MediaException(
                    MediaException.Cause.LOCAL, "There is no memory for a picture: " + Ffmpeg.text(result) + ".");
        }
    }

    public AVFrame frame() {
        return frame;
    }

    public boolean isOfSize(int otherWidth, int otherHeight) {
        return width == otherWidth && height == otherHeight;
    }

    /** Writes the picture into the array, which has room for a picture of that size. */
    public void copyTo(byte[] data) {
        copyTo(frame, data);
    }

    /** Writes a picture of the library that is in I420 into the array. */
    public static void copyTo(AVFrame frame, byte[] data) {
        int to = 0;
        for (int plane = 0; plane < PLANES; plane++) {
            int columns = extent(plane, frame.width());
            int rows = extent(plane, frame.height());
            int stride = frame.linesize(plane);
            BytePointer from = frame.data(plane);
            for (int y = 0; y < rows; y++) {
                from.position((long) y * stride).get(data, to, columns);
                to += columns;
            }
        }
    }

    /** Takes the picture, which has the size of this one. */
    public void copyFrom(VideoFrame picture) {
        avutil.av_frame_make_writable(frame);
        int from = 0;
        for (int plane = 0; plane < PLANES; plane++) {
            int columns = extent(plane, width);
            int rows = extent(plane, height);
            int stride = frame.linesize(plane);
            BytePointer to = frame.data(plane);
            for (int y = 0; y < rows; y++) {
                to.position((long) y * stride).put(picture.data(), from, columns);
                from += columns;
            }
        }
    }

    private static int extent(int plane, int length) {
        return plane == 0 ? length : (length + 1) / 2;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
        }
    }
}
