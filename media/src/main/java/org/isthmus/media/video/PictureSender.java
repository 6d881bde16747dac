package org.isthmus.media.video;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.isthmus.media.MediaException;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoMode;
import org.isthmus.media.VideoSink;
import org.isthmus.media.rtp.Reporter;
import org.isthmus.media.rtp.RtpLink;
import org.isthmus.media.rtp.RtpPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes pictures on a thread of its own and sends them. It takes as many as it can with a part of one processor and lets
 * the others go.
 */
final class PictureSender implements VideoSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PictureSender.class);

    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(200);

    /** Whoever asks for whole pictures all the time gets no more than this. */
    private static final long BETWEEN_WHOLE = TimeUnit.MILLISECONDS.toNanos(300);

    /** Packets of a large picture do not leave all at once, which routers do not like. */
    private static final int BURST = 12;

    private static final long AFTER_BURST = TimeUnit.MILLISECONDS.toNanos(2);

    private static final double MOST_OF_A_PROCESSOR = 0.7;

    private final LatestFrame frames = new LatestFrame();
    private final VideoCodec codec;
    private final VideoCodec.Packetizer packetizer;
    private final Stamp stamp;
    private final RtpLink link;
    private final Reporter reporter;
    private final BitRate bitRate;
    private final PictureLimits limits;
    private final Shrinker shrinker = new Shrinker();
    private final Cadence cadence = new Cadence();
    private final LongSupplier nanoTime;
    private final FrameRate rate;
    private final Thread thread;
    private volatile boolean wholeWanted = true;
    private volatile boolean closed;
    private Optional<Encoding> encoding = Optional.empty();
    private int sequence;
    private long lastWhole;

    PictureSender(
            VideoCodec codec,
            Stamp stamp,
            int firstSequence,
            RtpLink link,
            Reporter reporter,
            BitRate bitRate,
            PictureLimits limits,
            LongSupplier nanoTime) {
        this.codec = codec;
        this.stamp = stamp;
        this.link = link;
        this.reporter = reporter;
        this.bitRate = bitRate;
        this.limits = limits;
        this.nanoTime = nanoTime;
        packetizer = codec.packetizer();
        rate = new FrameRate(nanoTime);
        sequence = firstSequence;
        lastWhole = nanoTime.getAsLong() - BETWEEN_WHOLE;
        thread = Thread.ofPlatform().daemon().name("video-send").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void frame(VideoFrame frame) {
        frames.frame(frame);
    }

    /** The other side needs a picture that builds on no other. Any thread. */
    void sendWhole() {
        wholeWanted = true;
    }

    VideoMode mode() {
        return rate.mode();
    }

    private void run() {
        try {
            while (!closed) {
                Optional<VideoFrame> frame = frames.take(IDLE);
                if (frame.isPresent()) {
                    long begun = nanoTime.getAsLong();
                    send(frame.get());
                    frames.back(frame.get());
                    long took = nanoTime.getAsLong() - begun;
                    LockSupport.parkNanos((long) (took / MOST_OF_A_PROCESSOR) - took);
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("The picture has ended", e);
        } finally {
            encoding.ifPresent(open -> open.encoder.close());
        }
    }

    /** No larger and no more often than the other side can take. */
    private void send(VideoFrame taken) {
        VideoMode mode = limits.fit(taken.width(), taken.height());
        if (!cadence.lets(taken.nanos(), mode.framesPerSecond())) {
            return;
        }
        try {
            VideoFrame frame = shrinker.shrink(taken, mode.width(), mode.height());
            long now = nanoTime.getAsLong();
            boolean fresh = prepare(frame);
            boolean whole = fresh || (wholeWanted && now - lastWhole >= BETWEEN_WHOLE);
            if (whole) {
                wholeWanted = false;
                lastWhole = now;
            }
            Optional<byte[]> picture = encoding.orElseThrow().encoder.encode(frame, whole);
            if (picture.isPresent()) {
                send(picture.get(), stamp.at(frame.nanos()));
                rate.passed(frame.width(), frame.height());
            }
        } catch (MediaException | RuntimeException e) {
            LOG.warn("A picture could not be sent", e);
            wholeWanted = true;
        }
    }

    /** @return whether the encoder is a new one */
    private boolean prepare(VideoFrame frame) throws MediaException {
        boolean fits = encoding.filter(open -> open.width == frame.width() && open.height == frame.height())
                .isPresent();
        if (!fits) {
            encoding.ifPresent(open -> open.encoder.close());
            encoding = Optional.empty();
            bitRate.size(frame.width(), frame.height());
            int begin = bitRate.current();
            encoding = Optional.of(new Encoding(
                    frame.width(), frame.height(), codec.encoder(frame.width(), frame.height(), begin), begin));
            return true;
        }
        encoding.orElseThrow().adapt(bitRate.current());
        return false;
    }

    private void send(byte[] picture, long timestamp) {
        List<byte[]> payloads = packetizer.payloads(picture);
        int octets = 0;
        for (int i = 0; i < payloads.size(); i++) {
            byte[] payload = payloads.get(i);
            boolean last = i == payloads.size() - 1;
            byte[] packet =
                    new RtpPacket(stamp.payloadType(), last, sequence, timestamp, stamp.source(), payload).write();
            sequence = (sequence + 1) & 0xffff;
            octets += payload.length;
            link.sendRtp(packet, packet.length);
            if (i % BURST == BURST - 1) {
                LockSupport.parkNanos(AFTER_BURST);
            }
        }
        reporter.sent(timestamp, payloads.size(), octets, nanoTime.getAsLong());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private static final class Encoding {
        private final int width;
        private final int height;
        private final PictureEncoder encoder;
        private int bitRate;

        Encoding(int width, int height, PictureEncoder encoder, int bitRate) {
            this.width = width;
            this.height = height;
            this.encoder = encoder;
            this.bitRate = bitRate;
        }

        void adapt(int wanted) {
            if (wanted != bitRate) {
                bitRate = wanted;
                encoder.bitRate(wanted);
            }
        }
    }
}
