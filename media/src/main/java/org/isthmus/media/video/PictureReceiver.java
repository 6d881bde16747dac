package org.isthmus.media.video;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSink;
import org.isthmus.media.rtp.Reporter;
import org.isthmus.media.rtp.RtpPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the other side's pictures on a thread of its own and asks for what gets lost. It makes the reports of the stream
 * too, as it is awake at all times.
 */
final class PictureReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PictureReceiver.class);

    /** Some large pictures; a decoder that is slower than that has lost its time anyway. */
    private static final int MOST_WAITING = 2048;

    private static final long BETWEEN_REPORTS = TimeUnit.SECONDS.toNanos(1);
    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long GAP_TICK = TimeUnit.MILLISECONDS.toNanos(5);

    private final BlockingQueue<RtpPacket> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Sequencer sequencer;
    private final Decodings decodings;
    private final PictureFeedback feedback;
    private final PictureRequests requests;
    private final Reporter reporter;
    private final VideoSink sink;
    private final LongSupplier nanoTime;
    private final FrameRate rate;
    private final Thread thread;
    private volatile boolean closed;
    private long nextReport;

    PictureReceiver(
            Decodings decodings, PictureFeedback feedback, Reporter reporter, VideoSink sink, LongSupplier nanoTime) {
        this.decodings = decodings;
        this.feedback = feedback;
        this.reporter = reporter;
        this.sink = sink;
        this.nanoTime = nanoTime;
        sequencer = new Sequencer(TimeUnit.MILLISECONDS.toNanos(feedback.missing() ? 250 : 60));
        requests = new PictureRequests(feedback, reporter);
        rate = new FrameRate(nanoTime);
        nextReport = nanoTime.getAsLong() + BETWEEN_REPORTS;
        thread = Thread.ofPlatform().daemon().name("video-receive").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Takes a packet; drops it where the decoder is far behind. Any thread, does not block. */
    void packet(RtpPacket packet) {
        waiting.offer(packet);
    }

    VideoMode mode() {
        return rate.mode();
    }

    private void run() {
        try {
            while (!closed) {
                Optional<RtpPacket> packet = Optional.ofNullable(
                        waiting.poll(sequencer.isWaiting() ? GAP_TICK : IDLE, TimeUnit.NANOSECONDS));
                turn(packet);
            }
        } catch (InterruptedException e) {
            LOG.trace("The picture has ended", e);
        } finally {
            decodings.close();
            reporter.bye();
        }
    }

    private void turn(Optional<RtpPacket> packet) {
        try {
            long now = nanoTime.getAsLong();
            packet.ifPresent(came -> {
                sequencer.add(came, now);
                requests.came(came.source(), now);
            });
            for (Optional<Sequencer.Next> next = sequencer.next(now); next.isPresent(); next = sequencer.next(now)) {
                take(next.get(), now);
            }
            askForMissing(now);
            requests.again(now);
            if (now - nextReport >= 0) {
                nextReport = now + BETWEEN_REPORTS;
                reporter.report(now);
            }
        } catch (RuntimeException e) {
            LOG.warn("A picture could not be shown", e);
        }
    }

    private void take(Sequencer.Next next, long now) {
        Optional<Decoding> decoding = decodings.of(next.packet().payloadType());
        if (decoding.isEmpty()) {
            return;
        }
        Depacketizer depacketizer = decoding.get().depacketizer();
        boolean changed = decodings.hasChanged();
        if (changed || next.afterGap()) {
            depacketizer.gap();
        }
        Optional<EncodedPicture> picture = depacketizer.packet(next.packet(), next.came());
        if (depacketizer.hasDropped() || changed) {
            requests.broken(now);
        }
        picture.filter(requests::isUsable)
                .ifPresent(usable -> show(decoding.get().decoder(), usable));
    }

    private void show(PictureDecoder decoder, EncodedPicture picture) {
        boolean good = decoder.decode(picture, this::seen);
        if (good) {
            requests.shown(picture);
        } else {
            requests.broken(nanoTime.getAsLong());
        }
    }

    private synchronized void seen(VideoFrame frame) {
        if (!closed) {
            rate.passed(frame.width(), frame.height());
            sink.frame(frame);
        }
    }

    private void askForMissing(long now) {
        if (feedback.missing()) {
            List<Integer> missing = sequencer.missing(now, requests.patience());
            if (!missing.isEmpty()) {
                reporter.missing(requests.source(), missing);
            }
        }
    }

    /** Nothing is shown any more once this has returned. */
    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
    }
}
