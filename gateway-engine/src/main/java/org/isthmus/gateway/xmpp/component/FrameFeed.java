package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.io.Reader;

/** Gives the parser a header, then one frame after the other, and never a character more than the frame that is there. */
final class FrameFeed extends Reader {

    private String header;
    private int headerRead;
    private FrameText frame;
    private int frameRead;

    FrameFeed(String header, FrameText frame) {
        this.header = header;
        this.frame = frame;
    }

    void offer(FrameText next) {
        frame = next;
        frameRead = 0;
    }

    /** Everything that was given has been taken. */
    boolean isEmpty() {
        return headerRead == header.length() && frameRead == frame.length();
    }

    @Override
    public int read(char[] to, int offset, int room) throws IOException {
        if (headerRead < header.length()) {
            int count = Math.min(room, header.length() - headerRead);
            header.getChars(headerRead, headerRead + count, to, offset);
            headerRead += count;
            return count;
        }
        if (frameRead == frame.length()) {
            throw new IOException("the stanza ends before its elements do");
        }
        int count = frame.copy(frameRead, to, offset, room);
        frameRead += count;
        return count;
    }

    @Override
    public void close() {
        header = "";
        headerRead = 0;
    }
}
