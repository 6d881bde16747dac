package org.isthmus.gateway.call.sdp;

import java.util.Optional;
import org.isthmus.media.description.Format;

/** How a line is named in each packet (RFC 9143 section 15). */
final class Mids {

    private static final String IN_PACKETS = "urn:ietf:params:rtp-hdrext:sdes:mid";

    private Mids() {}

    /** Packets bear the name of the line, and the media knows that of the content: where they differ, none is borne. */
    static Format understood(Format format, Optional<String> mid, String content) {
        if (mid.filter(content::equals).isPresent()) {
            return format;
        }
        return new Format(
                format.payloads(),
                format.feedback(),
                format.headerExtensions().stream()
                        .filter(extension -> !extension.uri().equals(IN_PACKETS))
                        .toList(),
                format.mixedHeaderExtensions(),
                format.sources(),
                format.sourceGroups(),
                format.bandwidths(),
                format.rtcpMux(),
                format.feedbackProfile());
    }
}
