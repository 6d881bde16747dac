package org.isthmus.gateway.bridge;

import java.time.Duration;

/**
 * How patient a bridge is, and how much it takes from one sender.
 *
 * @param giveUpAfter a message that could not be handed to the other network for so long goes back to its sender
 * @param transientFor the same for a message that the other network itself refuses for the moment (a SIP 5xx)
 * @param answerWithin how long a sender may be kept without an answer, in the hope of knowing the real one
 * @param perSecond messages of one sender in the long run
 * @param burst messages of one sender at once
 * @param mostWaiting messages that may wait in one direction
 */
public record Limits(
        Duration giveUpAfter, Duration transientFor, Duration answerWithin, int perSecond, int burst, int mostWaiting) {

    /** 500 ms is how long a SIP sender waits before it sends again (RFC 3261, timer E). */
    public static final Limits DEFAULT =
            new Limits(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMillis(500), 50, 500, 10_000);

    public Limits withGiveUpAfter(Duration newGiveUpAfter) {
        return new Limits(newGiveUpAfter, transientFor, answerWithin, perSecond, burst, mostWaiting);
    }
}
