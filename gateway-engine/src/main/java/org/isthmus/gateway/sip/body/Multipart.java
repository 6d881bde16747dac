package org.isthmus.gateway.sip.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes a MIME multipart apart (RFC 2046 section 5.1). */
public final class Multipart {

    private static final int MOST_PARTS = 32;

    private Multipart() {}

    public static List<MimePart> parse(MediaType type, byte[] body) throws BodyException {
        String boundary = type.parameter("boundary").orElse("");
        if (boundary.isEmpty()) {
            throw new BodyException("multipart without a boundary");
        }
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        List<MimePart> parts = new ArrayList<>();
        int at = find(body, delimiter, 0);
        while (at >= 0 && !isLast(body, at + delimiter.length)) {
            int start = afterLine(body, at + delimiter.length);
            int next = find(body, delimiter, start);
            if (parts.size() == MOST_PARTS) {
                throw new BodyException("multipart with more than " + MOST_PARTS + " parts");
            }
            parts.add(MimePart.read(body, start, next < 0 ? body.length : withoutLineEnd(body, start, next)));
            at = next;
        }
        if (parts.isEmpty()) {
            throw new BodyException("multipart without a part");
        }
        return List.copyOf(parts);
    }

    /** The next delimiter at the start of a line. */
    private static int find(byte[] body, byte[] delimiter, int from) {
        for (int i = from; i <= body.length - delimiter.length; i++) {
            if ((i == 0 || body[i - 1] == '\n') && matches(body, delimiter, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] body, byte[] delimiter, int at) {
        for (int i = 0; i < delimiter.length; i++) {
            if (body[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLast(byte[] body, int at) {
        return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
    }

    private static int afterLine(byte[] body, int from) {
        for (int i = from; i < body.length; i++) {
            if (body[i] == '\n') {
                return i + 1;
            }
        }
        return body.length;
    }

    private static int withoutLineEnd(byte[] body, int start, int end) {
        int at = end;
        if (at > start && body[at - 1] == '\n') {
            at--;
        }
        if (at > start && body[at - 1] == '\r') {
            at--;
        }
        return at;
    }
}
