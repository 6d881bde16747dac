package org.isthmus.gateway.xmpp.component;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Cuts what the server sends into the stream header and whole stanzas. Used by one thread. */
final class StanzaFrames {

    private static final int CHUNK = 8_192;

    private final Reader in;
    private final FrameScanner scanner;
    private final char[] chunk = new char[CHUNK];
    private int at;
    private int end;

    StanzaFrames(InputStream in, StanzaLimits limits) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        this.scanner = new FrameScanner(limits);
    }

    FrameText frame() {
        return scanner.frame();
    }

    /**
     * Waits for the next frame.
     *
     * @throws StreamBroken when the rest cannot be understood any more
     * @throws EOFException when the connection was closed without the end of the stream
     */
    FrameScanner.Step next() throws IOException {
        while (true) {
            while (at < end) {
                FrameScanner.Step step = scanner.accept(chunk[at++]);
                if (step != FrameScanner.Step.MORE) {
                    return step;
                }
            }
            fill();
        }
    }

    private void fill() throws IOException {
        try {
            end = in.read(chunk, 0, CHUNK);
            at = 0;
        } catch (CharacterCodingException e) {
            throw StreamBroken.malformed("what is not UTF-8");
        }
        if (end < 0) {
            throw new EOFException("the server closed the connection");
        }
    }
}
