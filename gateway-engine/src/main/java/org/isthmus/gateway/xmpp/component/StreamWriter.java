package org.isthmus.gateway.xmpp.component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what waits, all of it at once, on a thread of its own: that is the only one which the server can keep waiting. */
final class StreamWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWriter.class);

    private final OutgoingQueue queue;
    private final OutputStream out;
    private final Runnable failed;
    private final AtomicLong writes = new AtomicLong();
    private final Thread thread;

    /** @param failed told, on the writer's thread, that nothing can be written any more */
    StreamWriter(String name, OutgoingQueue queue, OutputStream out, Runnable failed) {
        this.queue = queue;
        this.out = out;
        this.failed = failed;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::write);
    }

    void start() {
        thread.start();
    }

    /** How often something was written; what waits while this stands still is stuck. */
    long writes() {
        return writes.get();
    }

    /** Waits until everything up to the end of the queue is written, or the time is up. */
    void awaitEnd(Duration patience) throws InterruptedException {
        thread.join(patience);
    }

    private void write() {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        try {
            while (queue.take(batch)) {
                batch.writeTo(out);
                batch.reset();
                writes.incrementAndGet();
            }
        } catch (IOException e) {
            LOG.debug("Nothing can be written any more.", e);
            failed.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed.run();
        }
    }
}
