package org.isthmus.gateway.signal;

import org.isthmus.gateway.address.Address;

/** The answer to a {@link SubscriptionRequest}, or its later withdrawal; {@code from} is the one being watched. */
public record SubscriptionAnswer(Address from, Address to, boolean granted) implements Signal {}
