package org.isthmus.gateway.call.sdp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A session description as it stands on the wire. It is written again as it was read, byte for byte, but for blank lines
 * at its end and for line ends of more than one kind.
 *
 * @param lineEnd CR LF, or LF alone where it was read so (RFC 8866 section 5)
 * @param ended whether the last line has a line end too
 */
public record SdpDocument(SdpSection session, List<SdpMedia> media, String lineEnd, boolean ended) {

    /** The media type of a body. */
    public static final String TYPE = "application/sdp";

    public SdpDocument {
        media = List.copyOf(media);
    }

    public SdpDocument(SdpSection session, List<SdpMedia> media) {
        this(session, media, "\r\n", true);
    }

    /** Reads a body; octets that are not UTF-8 are read as replacement characters. */
    public static SdpDocument parse(byte[] body) throws SdpException {
        if (body.length > SdpParser.LARGEST) {
            throw new SdpException("description of " + body.length + " bytes");
        }
        return parse(new String(body, StandardCharsets.UTF_8));
    }

    public static SdpDocument parse(String text) throws SdpException {
        return new SdpParser(true).parse(text);
    }

    /** The document as a body. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(1024);
        append(out, session);
        media.forEach(medium -> append(out, medium.section()));
        if (!ended && !out.isEmpty()) {
            out.setLength(out.length() - lineEnd.length());
        }
        return out.toString();
    }

    private void append(StringBuilder out, SdpSection section) {
        for (SdpLine line : section.lines()) {
            out.append(line.type()).append('=').append(line.value()).append(lineEnd);
        }
    }
}
