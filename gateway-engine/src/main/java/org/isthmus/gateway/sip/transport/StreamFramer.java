package org.isthmus.gateway.sip.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Cuts a stream into SIP messages (RFC 3261 section 18.3) and sees the keepalives between them (RFC 5626 section 4.4.1). */
public final class StreamFramer {

    static final int LARGEST_HEAD = 64 * 1024;
    static final int LARGEST_BODY = 2 * 1024 * 1024;

    private static final int BUFFER = 8 * 1024;
    private static final byte[] END = new byte[0];

    private final InputStream in;
    private final PingAnswer answer;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;

    /** Answers a double CRLF with a single one. */
    @FunctionalInterface
    public interface PingAnswer {
        void pong() throws IOException;
    }

    /** A message whose end cannot be found, so that nothing after it can be read either. */
    public static final class UnframedException extends ProtocolException {

        private static final long serialVersionUID = 1L;

        private final transient byte[] head;

        UnframedException(String why, byte[] head) {
            super(why);
            this.head = head;
        }

        /** The message up to its blank line. */
        public byte[] head() {
            return head.clone();
        }
    }

    /** A datagram of white space (RFC 5626 section 4.4.1 has another keepalive for UDP, but peers send this too). */
    public static boolean isKeepalive(byte[] datagram) {
        for (byte b : datagram) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    public StreamFramer(InputStream in, PingAnswer answer) {
        this.in = in;
        this.answer = answer;
    }

    /**
     * Reads the next message; blocks.
     *
     * @param pong called for a single CRLF between messages
     * @return the message, or nothing when the stream ended
     * @throws ProtocolException when what comes cannot be told apart any more
     */
    public byte[] next(Runnable pong) throws IOException {
        if (!skipKeepalives(pong)) {
            return END;
        }
        int length = 0;
        int line = 0;
        int at = 0;
        while (true) {
            while (start + at >= end) {
                if (!fill()) {
                    return END;
                }
            }
            if (at > LARGEST_HEAD) {
                throw new ProtocolException("A message head is larger than " + LARGEST_HEAD + " bytes.");
            }
            if (buffer[start + at] == '\n') {
                int lineEnd = at > line && buffer[start + at - 1] == '\r' ? at - 1 : at;
                if (lineEnd == line) {
                    at++;
                    break;
                }
                length = contentLength(line, lineEnd, length);
                line = at + 1;
            }
            at++;
        }
        if (length < 0 || length > LARGEST_BODY) {
            throw new UnframedException(
                    "The length of a body is unclear.", Arrays.copyOfRange(buffer, start, start + at));
        }
        int whole = at + length;
        while (end - start < whole) {
            if (!fill()) {
                return END;
            }
        }
        byte[] message = Arrays.copyOfRange(buffer, start, start + whole);
        start += whole;
        shrink();
        return message;
    }

    private boolean skipKeepalives(Runnable pong) throws IOException {
        int breaks = 0;
        while (true) {
            if (start == end) {
                if (breaks == 1 && in.available() == 0) {
                    pong.run();
                    breaks = 0;
                }
                if (!fill()) {
                    return false;
                }
            }
            byte b = buffer[start];
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
                return true;
            }
            start++;
        }
    }

    /** Reads more behind what is there. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }

    /** One large message is no reason to keep a large buffer. */
    private void shrink() {
        if (start == end && buffer.length > BUFFER) {
            buffer = new byte[BUFFER];
            start = 0;
            end = 0;
        }
    }

    /** @return -1 when it is no length at all, or two lengths */
    private int contentLength(int from, int to, int known) {
        byte first = buffer[start + from];
        if (first != 'l' && first != 'L' && first != 'c' && first != 'C') {
            return known;
        }
        String line = new String(buffer, start + from, to - from, StandardCharsets.ISO_8859_1);
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
            return known != 0 && known != length ? -1 : length;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
