package org.isthmus.app.lab.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts what is read since the last stanza and refuses to read past the limit. */
final class LimitedReader extends FilterReader {

    private static final int CHUNK = 4096;

    private final int limit;
    private int count;

    LimitedReader(Reader in, int limit) {
        super(in);
        this.limit = limit;
    }

    void startAgain() {
        count = 0;
    }

    @Override
    public int read() throws IOException {
        check();
        int c = super.read();
        count++;
        return c;
    }

    /** Small reads, or the parser would wait for a full buffer before it handed out the first element. */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        check();
        int read = super.read(buffer, offset, Math.min(length, CHUNK));
        count += Math.max(0, read);
        return read;
    }

    private void check() throws IOException {
        if (count > limit) {
            throw new TooMuch(limit);
        }
    }

    static final class TooMuch extends IOException {

        private static final long serialVersionUID = 1L;

        TooMuch(int limit) {
            super("more than " + limit + " characters in one piece");
        }
    }
}
