package org.isthmus.gateway.signal;

import org.isthmus.gateway.address.Address;

/**
 * Somebody asks to see the presence of somebody (presence type subscribe, SUBSCRIBE, a pending watcher).
 *
 * @param note what the asker wrote with it, empty when nothing
 */
public record SubscriptionRequest(Address from, Address to, String note) implements Signal {}
