package org.isthmus.gateway.call.sdp;

import java.util.List;
import org.isthmus.gateway.call.Numbers;

/**
 * What an m= line says (RFC 8866 section 5.14).
 *
 * @param media such as {@code audio}
 * @param port 0 where the line is refused or not used
 * @param protocol such as {@code RTP/AVP}
 */
public record MediaLine(String media, int port, String protocol, List<String> formats) {

    private static final int MOST_FORMATS = 256;

    public MediaLine {
        formats = List.copyOf(formats);
    }

    static MediaLine parse(String value) throws SdpException {
        List<String> words = Words.of(value);
        if (words.size() < 3) {
            throw new SdpException("m= line of " + words.size() + " words");
        }
        if (words.size() > MOST_FORMATS) {
            throw new SdpException("m= line of " + words.size() + " words");
        }
        String port = words.get(1);
        int slash = port.indexOf('/');
        return new MediaLine(
                words.getFirst(),
                Numbers.whole(slash < 0 ? port : port.substring(0, slash), 0, Numbers.PORTS)
                        .orElseThrow(() -> new SdpException("no port of an m= line: " + Words.shortened(port))),
                words.get(2),
                words.subList(3, words.size()));
    }

    /** The same line as it is refused (RFC 3264 section 6). */
    MediaLine refused() {
        return new MediaLine(media, 0, protocol, formats);
    }

    SdpLine line() {
        String start = media + " " + port + " " + protocol;
        return new SdpLine('m', formats.isEmpty() ? start : start + " " + String.join(" ", formats));
    }
}
