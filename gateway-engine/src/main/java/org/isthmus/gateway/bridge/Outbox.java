package org.isthmus.gateway.bridge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.bridge.QueuedMessage.Fate;
import org.isthmus.gateway.error.Failure;

/**
 * Keeps what bridges have taken on and not yet settled, and what they settled lately. Methods may block and are called on
 * bridges' executors; those of one lane never at the same time. Each sees what those before it did. What {@link #put} and
 * {@link #again} kept is on disk when they return; the rest may reach the disk a moment later, in order.
 *
 * <p>All throw {@link java.io.UncheckedIOException} or another runtime exception when the disk fails.
 */
public interface Outbox {

    /**
     * Keeps a new message behind those that already wait in its lane.
     *
     * @return the message that is already kept under this lane and id; then nothing is changed
     */
    Optional<QueuedMessage> put(QueuedMessage message);

    /** Puts a message that had failed behind those that wait, as if it were new. */
    void again(String lane, String id, Instant now);

    /** The first that wait in the lane, in order. */
    List<QueuedMessage> waiting(String lane, int limit);

    int countWaiting(String lane);

    /** Finds by the id on the far network. */
    Optional<QueuedMessage> find(String lane, String id);

    /** Finds the latest by the id that the sender gave it. */
    Optional<QueuedMessage> findBySource(String lane, String sourceId);

    void settle(String lane, String id, Fate fate, Optional<Failure> failure);

    /** The sender has been told this fate. */
    void told(String lane, String id, Fate fate);

    /** Those whose fate, other than waiting and sent, the sender has not been told, in order. */
    List<QueuedMessage> untold(String lane, int limit);

    /** Forgets what was settled and told before this moment. */
    void purge(Instant before);

    /** Forgets the lane with everything in it. */
    void forget(String lane);
}
