package org.isthmus.gateway.sip.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Content-Encoding of a SIP body (RFC 3261 section 20.12). */
public final class ContentCoding {

    /** A body grows to this at most, however small it was packed. */
    public static final int LARGEST = 1024 * 1024;

    private ContentCoding() {}

    /**
     * Undoes the encoding.
     *
     * @return empty when the encoding is not known
     * @throws BodyException when the body is broken or grows too large
     */
    public static Optional<byte[]> decode(String encoding, byte[] body) throws BodyException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(body);
            case "gzip", "x-gzip" -> Optional.of(gunzip(body));
            case "deflate" -> Optional.of(inflate(body));
            default -> Optional.empty();
        };
    }

    private static byte[] gunzip(byte[] body) throws BodyException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return limited(in);
        } catch (IOException e) {
            throw new BodyException("gzip body is broken", e);
        }
    }

    /** Deflate means the zlib format (RFC 9110 section 8.4.1.2), but some send it bare. */
    private static byte[] inflate(byte[] body) throws BodyException {
        boolean zlib = body.length > 1 && (body[0] & 0x0F) == 8 && ((body[0] & 0xFF) << 8 | (body[1] & 0xFF)) % 31 == 0;
        Inflater inflater = new Inflater(!zlib);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
            return limited(in);
        } catch (IOException e) {
            throw new BodyException("deflated body is broken", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] limited(InputStream in) throws IOException, BodyException {
        byte[] plain = in.readNBytes(LARGEST + 1);
        if (plain.length > LARGEST) {
            throw new BodyException("packed body is larger than " + LARGEST + " bytes");
        }
        return plain;
    }
}
