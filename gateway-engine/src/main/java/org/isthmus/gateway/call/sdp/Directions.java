package org.isthmus.gateway.call.sdp;

import java.util.Optional;
import org.isthmus.media.description.Direction;

/** The words of RFC 8866 section 6.7 for the way media flows. */
final class Directions {

    private Directions() {}

    static Optional<Direction> of(String word) {
        return switch (word) {
            case "sendrecv" -> Optional.of(Direction.SEND_RECEIVE);
            case "sendonly" -> Optional.of(Direction.SEND_ONLY);
            case "recvonly" -> Optional.of(Direction.RECEIVE_ONLY);
            case "inactive" -> Optional.of(Direction.INACTIVE);
            default -> Optional.empty();
        };
    }

    static String word(Direction direction) {
        return switch (direction) {
            case SEND_RECEIVE -> "sendrecv";
            case SEND_ONLY -> "sendonly";
            case RECEIVE_ONLY -> "recvonly";
            case INACTIVE -> "inactive";
        };
    }

    /** What a section says of itself. */
    static Optional<Direction> in(SdpSection section) {
        for (SdpLine line : section.lines()) {
            if (line.type() == 'a') {
                Optional<Direction> direction = of(line.value());
                if (direction.isPresent()) {
                    return direction;
                }
            }
        }
        return Optional.empty();
    }
}
