package org.isthmus.media.device;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.media.Buffer;
import javax.media.Manager;
import javax.media.NoDataSourceException;
import javax.media.control.FormatControl;
import javax.media.protocol.CaptureDevice;
import javax.media.protocol.DataSource;
import javax.media.protocol.PullBufferDataSource;
import javax.media.protocol.PullBufferStream;
import javax.media.protocol.PushBufferDataSource;
import javax.media.protocol.PushBufferStream;
import org.isthmus.media.MediaException;
import org.isthmus.media.audio.Pcm;
import org.jitsi.impl.neomedia.device.CaptureDeviceInfo2;
import org.jitsi.impl.neomedia.jmfext.media.protocol.AbstractPullBufferCaptureDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A capture device of the library as a place to read frames from. Read by one thread. */
final class Microphone implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Microphone.class);

    /** Some 200 ms; what nobody reads in that time is old. */
    private static final int MAX_WAITING = 20;

    /** A device that says nothing for longer is gone. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** A device that is about to start gives nothing for a moment. */
    private static final long IDLE_NANOS = 2_000_000;

    private final DataSource source;
    private final BlockingQueue<byte[]> heard = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile boolean closed;
    private byte[] rest = {};
    private int restAt;

    private Microphone(DataSource source) {
        this.source = source;
    }

    static Microphone open(CaptureDeviceInfo2 info) throws MediaException {
        try {
            DataSource source = Manager.createDataSource(info.getLocator());
            if (source instanceof AbstractPullBufferCaptureDevice known) {
                known.setCaptureDeviceInfo(info);
            }
            if (source instanceof CaptureDevice device) {
                for (FormatControl control : device.getFormatControls()) {
                    control.setFormat(Pcm.FORMAT);
                }
            }
            source.connect();
            Microphone microphone = new Microphone(source);
            microphone.start();
            return microphone;
        } catch (IOException | NoDataSourceException | RuntimeException e) {
            throw new MediaException(
                    MediaException.Cause.LOCAL, "The microphone \"" + info.getName() + "\" does not work.", e);
        }
    }

    /** A stream that pushes must know whom before it starts; one that is pulled is there once it has started. */
    private void start() throws IOException {
        switch (source) {
            case PushBufferDataSource push -> {
                push.getStreams()[0].setTransferHandler(this::pushed);
                source.start();
            }
            case PullBufferDataSource pull -> {
                source.start();
                PullBufferStream stream = pull.getStreams()[0];
                Thread thread = new Thread(() -> pull(stream), "microphone");
                thread.setDaemon(true);
                thread.start();
            }
            default -> throw new IOException("a device of an unknown kind");
        }
    }

    private void pushed(PushBufferStream stream) {
        Buffer buffer = new Buffer();
        try {
            stream.read(buffer);
            take(buffer);
        } catch (IOException e) {
            LOG.debug("Reading the microphone failed", e);
        }
    }

    private void pull(PullBufferStream stream) {
        while (!closed) {
            Buffer buffer = new Buffer();
            try {
                stream.read(buffer);
                if (!take(buffer)) {
                    LockSupport.parkNanos(IDLE_NANOS);
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("Reading the microphone failed", e);
                return;
            }
        }
    }

    private boolean take(Buffer buffer) {
        if (!(buffer.getData() instanceof byte[] data) || buffer.getLength() <= 0) {
            return false;
        }
        byte[] copy = new byte[buffer.getLength()];
        System.arraycopy(data, buffer.getOffset(), copy, 0, copy.length);
        while (!heard.offer(copy)) {
            heard.poll();
        }
        return true;
    }

    /** @return whether the device gave a whole frame */
    boolean read(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            if (restAt + 1 >= rest.length && !next()) {
                return false;
            }
            frame[i] = Pcm.sample(rest, restAt);
            restAt += 2;
        }
        return true;
    }

    private boolean next() {
        try {
            byte[] more = heard.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            rest = more == null ? new byte[0] : more;
            restAt = 0;
            return rest.length > 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            source.stop();
        } catch (IOException e) {
            LOG.debug("The microphone did not stop well", e);
        }
        source.disconnect();
    }
}
