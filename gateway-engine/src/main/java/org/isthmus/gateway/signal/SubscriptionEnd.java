package org.isthmus.gateway.signal;

import org.isthmus.gateway.address.Address;

/** The watcher {@code from} no longer wants to see the presence of {@code to} (unsubscribe). */
public record SubscriptionEnd(Address from, Address to) implements Signal {}
