package org.isthmus.gateway.xmpp.component;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Input that can be asked, from any thread, whether anything came lately. */
final class WatchedInput extends FilterInputStream {

    private final AtomicLong arrivals = new AtomicLong();
    private volatile boolean waiting;

    WatchedInput(InputStream in) {
        super(in);
    }

    /** How often something has arrived. */
    long arrivals() {
        return arrivals.get();
    }

    /** The reader waits for the server; otherwise the silence may be its own. */
    boolean isWaiting() {
        return waiting;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int room) throws IOException {
        waiting = true;
        int count = in.read(to, offset, room);
        waiting = false;
        arrivals.incrementAndGet();
        return count;
    }
}
