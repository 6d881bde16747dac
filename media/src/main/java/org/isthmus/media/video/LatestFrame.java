package org.isthmus.media.video;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;

/** Hands pictures from a source to an encoder; one that was not fetched in time is replaced by the next. Any thread. */
final class LatestFrame implements VideoSink {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private byte[] spare = new byte[0];
    private Optional<VideoFrame> waiting = Optional.empty();

    @Override
    public void frame(VideoFrame frame) {
        lock.lock();
        try {
            int size = VideoFrame.size(frame.width(), frame.height());
            byte[] room = waiting.map(VideoFrame::data).orElse(spare);
            byte[] data = room.length == size ? room : new byte[size];
            System.arraycopy(frame.data(), 0, data, 0, size);
            waiting = Optional.of(new VideoFrame(frame.width(), frame.height(), data, frame.nanos()));
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a picture, which is to be given {@link #back}; empty where none comes in time. */
    Optional<VideoFrame> take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
            Optional<VideoFrame> taken = waiting;
            if (taken.isPresent()) {
                waiting = Optional.empty();
                spare = new byte[0];
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void back(VideoFrame frame) {
        lock.lock();
        try {
            spare = frame.data();
        } finally {
            lock.unlock();
        }
    }
}
