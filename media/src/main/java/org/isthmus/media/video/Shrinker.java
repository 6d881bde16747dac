package org.isthmus.media.video;

import org.isthmus.media.VideoFrame;

/** Makes pictures smaller: each pixel is the mean of those that it stands for. One thread. */
final class Shrinker {

    private byte[] target = new byte[0];

    /** The picture in that size, which lives until the next one; as it is where it has it. */
    VideoFrame shrink(VideoFrame frame, int width, int height) {
        if (frame.width() == width && frame.height() == height) {
            return frame;
        }
        int size = VideoFrame.size(width, height);
        if (target.length != size) {
            target = new byte[size];
        }
        VideoFrame small = new VideoFrame(width, height, target, frame.nanos());
        plane(frame, 0, frame.width(), frame.height(), 0, width, height);
        colour(frame, frame.blueOffset(), small, small.blueOffset());
        colour(frame, frame.redOffset(), small, small.redOffset());
        return small;
    }

    private void colour(VideoFrame frame, int from, VideoFrame small, int to) {
        plane(frame, from, frame.chromaWidth(), frame.chromaHeight(), to, small.chromaWidth(), small.chromaHeight());
    }

    private void plane(VideoFrame frame, int from, int width, int height, int to, int newWidth, int newHeight) {
        byte[] data = frame.data();
        for (int y = 0; y < newHeight; y++) {
            int top = y * height / newHeight;
            int bottom = Math.max(top + 1, (y + 1) * height / newHeight);
            for (int x = 0; x < newWidth; x++) {
                int left = x * width / newWidth;
                int right = Math.max(left + 1, (x + 1) * width / newWidth);
                int sum = 0;
                for (int row = top; row < bottom; row++) {
                    for (int column = left; column < right; column++) {
                        sum += data[from + row * width + column] & 0xff;
                    }
                }
                int count = (bottom - top) * (right - left);
                target[to + y * newWidth + x] = (byte) ((sum + count / 2) / count);
            }
        }
    }
}
