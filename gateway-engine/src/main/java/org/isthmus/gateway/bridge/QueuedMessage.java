package org.isthmus.gateway.bridge;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;

/**
 * A text on its way over a bridge, as it is kept until its fate is known and a while longer.
 *
 * @param lane names the bridge and the direction
 * @param message as it goes out on the far network; its id is derived from the source message, so that the same message
 *     always gets the same id
 * @param source who is to hear of its fate; empty for what the bridge says by itself
 * @param failure why it failed, present when and only when the fate is {@code FAILED}
 * @param told the last fate that the sender was told
 */
public record QueuedMessage(
        String lane,
        InstantMessage message,
        Optional<Source> source,
        Instant storedAt,
        Fate fate,
        Optional<Failure> failure,
        Fate told) {

    /** The message as it came in: its id there, who sent it, and what they wanted to be told. */
    public record Source(String id, Address from, Set<Notification> asks) {

        public Source {
            asks = Set.copyOf(asks);
        }
    }

    /** How far it got, in this order. */
    public enum Fate {
        WAITING,
        SENT,
        DELIVERED,
        DISPLAYED,
        FAILED
    }

    public static QueuedMessage waiting(
            String lane, InstantMessage message, Optional<Source> source, Instant storedAt) {
        return new QueuedMessage(lane, message, source, storedAt, Fate.WAITING, Optional.empty(), Fate.WAITING);
    }

    public String id() {
        return message.id();
    }

    public QueuedMessage withFate(Fate newFate, Optional<Failure> newFailure) {
        return new QueuedMessage(lane, message, source, storedAt, newFate, newFailure, told);
    }
}
