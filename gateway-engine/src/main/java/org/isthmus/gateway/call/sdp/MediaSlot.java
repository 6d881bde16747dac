package org.isthmus.gateway.call.sdp;

import java.util.List;
import java.util.Optional;

/**
 * The place of one m= line in a dialog; it keeps its index to the end (RFC 3264 section 8).
 *
 * @param line as it was last offered
 * @param mid how the line is named on the wire (RFC 5888)
 * @param content the content that the line carries; empty while it is refused, removed or of a kind that is not known
 */
record MediaSlot(MediaLine line, Optional<String> mid, Optional<String> content) {

    MediaSlot unused() {
        return new MediaSlot(line, mid, Optional.empty());
    }

    boolean carries(String name) {
        return content.filter(name::equals).isPresent();
    }

    static List<Optional<String>> contents(List<MediaSlot> slots) {
        return slots.stream().map(MediaSlot::content).toList();
    }
}
