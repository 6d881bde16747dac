package org.isthmus.gateway.domain.presence;

/**
 * How many subscriptions a gateway keeps, in each of the two directions.
 *
 * @param perWatcher pairs of one watcher
 * @param inAll pairs altogether
 * @param dialogsPerPair SIP dialogs of one watcher for one contact: that many devices
 */
public record PresenceLimits(int perWatcher, int inAll, int dialogsPerPair) {

    public static final PresenceLimits DEFAULT = new PresenceLimits(1_000, 200_000, 16);
}
