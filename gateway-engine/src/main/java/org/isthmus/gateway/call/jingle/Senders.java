package org.isthmus.gateway.call.jingle;

import java.util.Optional;
import org.isthmus.media.description.Direction;

/** Who sends in a content (XEP-0166 section 7.3): the same words whoever writes them, unlike a direction of SDP. */
public enum Senders {
    BOTH("both", Direction.SEND_RECEIVE),
    INITIATOR("initiator", Direction.SEND_ONLY),
    RESPONDER("responder", Direction.RECEIVE_ONLY),
    NONE("none", Direction.INACTIVE);

    private final String word;
    private final Direction initiators;

    Senders(String word, Direction initiators) {
        this.word = word;
        this.initiators = initiators;
    }

    public String word() {
        return word;
    }

    /** What this is from the view of one side. */
    public Direction direction(Role writer) {
        return writer == Role.INITIATOR ? initiators : initiators.mirrored();
    }

    /** What one side's direction is to both. */
    public static Senders of(Direction direction, Role writer) {
        Direction wanted = writer == Role.INITIATOR ? direction : direction.mirrored();
        for (Senders senders : values()) {
            if (senders.initiators == wanted) {
                return senders;
            }
        }
        return BOTH;
    }

    public static Optional<Senders> of(String word) {
        for (Senders senders : values()) {
            if (senders.word.equals(word)) {
                return Optional.of(senders);
            }
        }
        return Optional.empty();
    }
}
