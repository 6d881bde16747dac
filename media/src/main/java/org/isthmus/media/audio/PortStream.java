package org.isthmus.media.audio;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.media.Buffer;
import javax.media.control.FormatControl;
import javax.media.protocol.BufferTransferHandler;
import org.isthmus.media.AudioPort;
import org.jitsi.impl.neomedia.jmfext.media.protocol.AbstractPushBufferStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a frame from the port every 20 ms and pushes it into the encoder. */
final class PortStream extends AbstractPushBufferStream<PortCapture> {

    private static final Logger LOG = LoggerFactory.getLogger(PortStream.class);
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** After a longer halt of the machine the frames that were missed are not made up for. */
    private static final long LONGEST_CATCH_UP = 10 * FRAME_NANOS;

    private final AudioPort port;
    private final short[] frame = new short[AudioPort.FRAME];
    private volatile boolean running;

    PortStream(PortCapture capture, FormatControl control, AudioPort port) {
        super(capture, control);
        this.port = port;
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            Thread thread = new Thread(this::run, "audio-capture");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    private void run() {
        long next = System.nanoTime();
        while (running) {
            try {
                port.read(frame);
                BufferTransferHandler handler = transferHandler;
                if (handler != null) {
                    handler.transferData(this);
                }
            } catch (RuntimeException e) {
                LOG.warn("A frame of sound could not be sent", e);
            }
            if (!port.keepsTime()) {
                next = Math.max(next + FRAME_NANOS, System.nanoTime() - LONGEST_CATCH_UP);
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    @Override
    public void read(Buffer buffer) {
        byte[] bytes = new byte[2 * frame.length];
        Pcm.write(frame, frame.length, bytes);
        buffer.setData(bytes);
        buffer.setOffset(0);
        buffer.setLength(bytes.length);
        buffer.setFormat(getFormat());
        buffer.setTimeStamp(System.nanoTime());
        buffer.setFlags(Buffer.FLAG_SYSTEM_TIME | Buffer.FLAG_LIVE_DATA);
    }
}
