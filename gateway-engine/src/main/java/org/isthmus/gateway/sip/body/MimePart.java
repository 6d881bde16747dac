package org.isthmus.gateway.sip.body;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * A body with its own headers: what a CPIM message wraps, a part of a multipart (RFC 2045). Immutable; the arrays are
 * copied.
 */
public final class MimePart {

    private final MediaType type;
    private final String language;
    private final byte[] content;

    private MimePart(MediaType type, String language, byte[] content) {
        this.type = type;
        this.language = language;
        this.content = content;
    }

    /** {@code text/plain} when the part names no type (RFC 2045 section 5.2). */
    public MediaType type() {
        return type;
    }

    /** Content-Language, empty when there is none. */
    public String language() {
        return language;
    }

    public byte[] content() {
        return content.clone();
    }

    static MimePart read(byte[] text, int from, int limit) throws BodyException {
        HeaderBlock headers = HeaderBlock.read(text, from, limit);
        String type = headers.value("Content-Type");
        return new MimePart(
                MediaType.parse(type.isEmpty() ? "text/plain" : type),
                headers.value("Content-Language"),
                transferDecoded(
                        headers.value("Content-Transfer-Encoding"), Arrays.copyOfRange(text, headers.end(), limit)));
    }

    private static byte[] transferDecoded(String encoding, byte[] content) throws BodyException {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "", "7bit", "8bit", "binary" -> content;
            case "base64" -> base64(content);
            default -> throw new BodyException("Content-Transfer-Encoding " + encoding);
        };
    }

    private static byte[] base64(byte[] content) throws BodyException {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new BodyException("base64 body is broken", e);
        }
    }
}
