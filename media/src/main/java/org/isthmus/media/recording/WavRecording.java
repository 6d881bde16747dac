package org.isthmus.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.media.AudioTap;

/**
 * Writes a call as a WAV file: this side left, the other side right. The file is written by a thread of its own, so that a
 * slow disk is no gap in the call; what it cannot take in time ends the recording as a failure. Any thread.
 */
public final class WavRecording implements AudioTap, AutoCloseable {

    /** Some ten seconds that the disk may be behind. */
    private static final int MAX_BEHIND = 500;

    private final SeekableByteChannel file;
    private final HeardQueue heard = new HeardQueue();
    private final AtomicInteger behind = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("wav-recording").factory());
    private long octets;

    /** @param file empty and open for writing; it is closed with the recording */
    public WavRecording(SeekableByteChannel file) {
        this.file = file;
        write(WavHeader.of(0));
    }

    @Override
    public void said(short[] samples, int count) {
        short[] other = heard.take(count);
        ByteBuffer frames = ByteBuffer.allocate(4 * count).order(WavHeader.ORDER);
        for (int i = 0; i < count; i++) {
            frames.putShort(samples[i]).putShort(other[i]);
        }
        write(frames.flip());
    }

    @Override
    public void heard(short[] samples, int count) {
        heard.add(samples, count);
    }

    private void write(ByteBuffer data) {
        if (done.isDone()) {
            return;
        }
        if (behind.incrementAndGet() > MAX_BEHIND) {
            fail(new IOException("The disk is too slow for the recording."));
            return;
        }
        try {
            writer.execute(() -> {
                behind.decrementAndGet();
                append(data);
            });
        } catch (RejectedExecutionException e) {
            done.complete(null);
        }
    }

    private void append(ByteBuffer data) {
        int length = data.remaining();
        if (done.isDone() || octets + length > WavHeader.MAX_OCTETS) {
            return;
        }
        try {
            while (data.hasRemaining()) {
                file.write(data);
            }
            octets += length;
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException why) {
        done.completeExceptionally(why);
    }

    /** Completes once the file is whole and closed; exceptionally with an {@link IOException} where it could not be written. */
    public CompletableFuture<Void> done() {
        return done.copy();
    }

    /** Ends the recording; what was recorded so far is still written. May be called more than once. */
    @Override
    public void close() {
        try {
            writer.execute(this::finish);
        } catch (RejectedExecutionException e) {
            // It was closed before.
            return;
        }
        writer.shutdown();
    }

    private void finish() {
        try (file) {
            file.position(0);
            ByteBuffer header = WavHeader.of(octets - WavHeader.LENGTH);
            while (header.hasRemaining()) {
                file.write(header);
            }
        } catch (IOException e) {
            fail(e);
        }
        done.complete(null);
    }
}
