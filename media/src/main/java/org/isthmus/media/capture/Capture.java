package org.isthmus.media.capture;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSink;
import org.isthmus.media.VideoSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a device's pictures on a thread of its own, which alone touches the device. */
final class Capture implements VideoSource.Running {

    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);

    /** A camera may wake up slowly, and one that says nothing for longer is gone. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(4);

    /** A device that is slow to stop does so by itself. */
    private static final long STOP_SECONDS = 2;

    private final Input input;
    private final VideoMode mode;
    private final VideoSink sink;
    private final ReentrantLock turn = new ReentrantLock();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("video-capture").unstarted(this::run);
    private volatile boolean closed;

    private Capture(Input input, VideoMode mode, VideoSink sink) {
        this.input = input;
        this.mode = mode;
        this.sink = sink;
    }

    /** @throws MediaException where the device does not work, or somebody else has it */
    static Capture open(Input input, VideoMode mode, VideoSink sink) throws MediaException {
        Capture capture = new Capture(input, mode, sink);
        capture.thread.start();
        try {
            capture.opened.get(PATIENCE, TimeUnit.NANOSECONDS);
            return capture;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MediaException known ? known : unexpected(input, e);
        } catch (TimeoutException e) {
            capture.closed = true;
            throw Failures.silent(input);
        } catch (InterruptedException e) {
            capture.closed = true;
            Thread.currentThread().interrupt();
            throw unexpected(input, e);
        }
    }

    private static MediaException unexpected(Input input, Exception why) {
        return new MediaException(MediaException.Cause.LOCAL, "\"" + input.name() + "\" could not be opened.", why);
    }

    private void run() {
        try (Reader reader = Reader.open(input);
                Scaler scaler = new Scaler(mode)) {
            opened.complete(null);
            take(reader, scaler);
        } catch (MediaException | RuntimeException e) {
            if (!opened.completeExceptionally(e) && !closed) {
                LOG.warn("{}", e.getMessage());
                LOG.debug("A source of pictures stopped", e);
            }
        } finally {
            over.countDown();
            end();
        }
    }

    private void take(Reader reader, Scaler scaler) throws MediaException {
        Pace pace = new Pace(mode.framesPerSecond());
        long last = System.nanoTime();
        while (!closed) {
            Optional<AVFrame> taken = reader.read();
            long now = System.nanoTime();
            if (taken.isPresent()) {
                last = now;
                if (pace.passes(now)) {
                    give(scaler, taken.get(), now);
                }
            } else if (now - last > PATIENCE) {
                throw Failures.silent(input);
            } else {
                LockSupport.parkNanos(IDLE);
            }
        }
    }

    private void give(Scaler scaler, AVFrame taken, long now) throws MediaException {
        turn.lock();
        try {
            if (!closed) {
                sink.frame(scaler.scale(taken, now));
            }
        } finally {
            turn.unlock();
        }
    }

    private void end() {
        turn.lock();
        try {
            if (!closed && !opened.isCompletedExceptionally()) {
                sink.ended();
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
        } finally {
            turn.unlock();
        }
        if (!thread.equals(Thread.currentThread())) {
            await();
        }
    }

    /** The device must be free for whoever opens it next. */
    private void await() {
        try {
            if (!over.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("\"{}\" is slow to stop", input.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
