package org.isthmus.media.rtp;

import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.PayloadType;

/**
 * What both sides agreed for one content.
 *
 * @param sending the encoding this side sends, with the number the other side gave it
 * @param receiving what this side takes, with this side's numbers; the first is the one to send
 * @param sendEvents how this side sends digits
 */
public record Agreed(PayloadType sending, List<PayloadType> receiving, Optional<PayloadType> sendEvents) {

    public static final String EVENTS = "telephone-event";

    public Agreed {
        receiving = List.copyOf(receiving);
    }

    /** This side's number of the encoding that it sends. */
    public PayloadType own() {
        return receiving.stream().filter(sending::isSameEncoding).findFirst().orElse(sending);
    }

    public static boolean isEvents(PayloadType payload) {
        return payload.name().equalsIgnoreCase(EVENTS);
    }
}
