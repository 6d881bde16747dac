package org.isthmus.media.video;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSink;
import org.isthmus.media.VideoSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of one call between the person and the stream: opens the chosen source while its picture is sent, closes it
 * while it is not, and hands pictures to those who see them. Any thread; a source is opened and closed on an executor of its
 * own, as devices take their time.
 */
public final class CallPicture implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallPicture.class);

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("video-source").factory());
    private final Consumer<MediaException> failed;
    private volatile VideoSource source = VideoSource.NONE;
    private volatile VideoSink shown = VideoSink.NONE;
    private volatile VideoSink self = VideoSink.NONE;
    private volatile VideoSink sender = VideoSink.NONE;
    private volatile boolean sends;
    private volatile boolean muted;
    private volatile boolean held;
    private volatile boolean closed;
    private VideoSource.Running running = VideoSource.Running.NOTHING;
    private boolean open;

    /** @param failed told why a source cannot be opened */
    public CallPicture(Consumer<MediaException> failed) {
        this.failed = failed;
    }

    public void source(VideoSource chosen) {
        source = chosen;
        execute(() -> {
            shut();
            adjust();
        });
    }

    public void show(VideoSink sink) {
        VideoSink before = shown;
        shown = sink;
        before.ended();
    }

    public void showSelf(VideoSink sink) {
        VideoSink before = self;
        self = sink;
        before.ended();
    }

    public void mute(boolean changed) {
        muted = changed;
        execute(this::adjust);
    }

    public void hold(boolean changed) {
        held = changed;
        execute(this::adjust);
    }

    /** What becomes of this side's pictures, and whether the other side takes any. */
    void sendTo(VideoSink encoder, boolean sending) {
        sender = encoder;
        sends = sending;
        execute(this::adjust);
    }

    /** A picture of the other side. */
    void seen(VideoFrame frame) {
        if (!closed) {
            shown.frame(frame);
        }
    }

    /** The other side shows nothing any more. */
    void seenEnded() {
        shown.ended();
    }

    private void adjust() {
        boolean wanted = sends && !muted && !held && !closed;
        if (!wanted) {
            shut();
        } else if (!open) {
            open = true;
            try {
                running = source.open(VideoMode.STANDARD, new Taken());
            } catch (MediaException e) {
                failed.accept(e);
            }
        }
    }

    private void shut() {
        if (open) {
            open = false;
            running.close();
            running = VideoSource.Running.NOTHING;
            self.ended();
        }
    }

    /** Where the pictures of the source go. */
    private final class Taken implements VideoSink {

        @Override
        public void frame(VideoFrame frame) {
            sender.frame(frame);
            self.frame(frame);
        }

        @Override
        public void ended() {
            self.ended();
            failed.accept(new MediaException(
                    MediaException.Cause.LOCAL, "The camera or screen that was shown gives no pictures any more."));
        }
    }

    private void execute(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("A source of pictures failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("The call has ended", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        execute(() -> {
            shut();
            shown.ended();
        });
        executor.shutdown();
    }
}
