package org.isthmus.gateway.sip.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;

/** Cuts a stream into SIP messages (RFC 3261 section 18.3) and sees the keepalives between them (RFC 5626 section 4.4.1). */
final class StreamFramer {

    static final int LARGEST_HEAD = 64 * 1024;
    static final int LARGEST_BODY = 2 * 1024 * 1024;

    private final InputStream in;
    private final PingAnswer answer;

    /** Answers a double CRLF with a single one. */
    @FunctionalInterface
    interface PingAnswer {
        void pong() throws IOException;
    }

    StreamFramer(InputStream in, PingAnswer answer) {
        this.in = new BufferedInputStream(in);
        this.answer = answer;
    }

    /**
     * Reads the next message; blocks.
     *
     * @param pong called for a single CRLF between messages
     * @return the message, or nothing when the stream ended
     * @throws ProtocolException when what comes cannot be told apart any more
     */
    byte[] next(Runnable pong) throws IOException {
        int first = skipKeepalives(pong);
        if (first < 0) {
            return new byte[0];
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream(1024);
        message.write(first);
        StringBuilder line = new StringBuilder().append((char) first);
        int length = 0;
        while (true) {
            int b = in.read();
            if (b < 0) {
                return new byte[0];
            }
            message.write(b);
            if (message.size() > LARGEST_HEAD) {
                throw new ProtocolException("A message head is larger than " + LARGEST_HEAD + " bytes.");
            }
            if (b == '\n') {
                if (line.isEmpty()) {
                    break;
                }
                length = contentLength(line.toString(), length);
                line.setLength(0);
            } else if (b != '\r') {
                line.append((char) b);
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return new byte[0];
        }
        message.writeBytes(body);
        return message.toByteArray();
    }

    private int skipKeepalives(Runnable pong) throws IOException {
        int breaks = 0;
        while (true) {
            if (breaks == 1 && in.available() == 0) {
                pong.run();
                breaks = 0;
            }
            int b = in.read();
            if (b == '\n') {
                breaks++;
                if (breaks == 2) {
                    answer.pong();
                    breaks = 0;
                }
            } else if (b != '\r' && b != ' ' && b != 0) {
                if (breaks == 1) {
                    pong.run();
                }
                return b;
            }
        }
    }

    private static int contentLength(String line, int known) throws ProtocolException {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return known;
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (!name.equals("content-length") && !name.equals("l")) {
            return known;
        }
        try {
            int length = Integer.parseInt(line.substring(colon + 1).strip());
            if (length < 0 || length > LARGEST_BODY) {
                throw new ProtocolException("A body of " + length + " bytes is announced.");
            }
            return length;
        } catch (NumberFormatException e) {
            throw new ProtocolException("Content-Length is no number.");
        }
    }
}
