package org.isthmus.tests.bench;

import java.io.Reader;

/** An XMPP stream in which one stanza comes again and again. */
final class EndlessStream extends Reader {

    private final String stanza;
    private String current;
    private int at;

    EndlessStream(String stanza) {
        this.stanza = stanza;
        this.current = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1'>";
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (at == current.length()) {
            current = stanza;
            at = 0;
        }
        int count = Math.min(length, current.length() - at);
        current.getChars(at, at + count, buffer, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
