package org.isthmus.gateway.xmpp.component;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Input that can be asked, from any thread, whether anything came lately. */
final class WatchedInput extends FilterInputStream {

    private final AtomicLong arrivals = new AtomicLong();

    WatchedInput(InputStream in) {
        super(in);
    }

    /** How often something has arrived. */
    long arrivals() {
        return arrivals.get();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int room) throws IOException {
        int count = in.read(to, offset, room);
        arrivals.incrementAndGet();
        return count;
    }
}
