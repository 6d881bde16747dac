package org.isthmus.app.call;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * What stays the same as long as a call lives.
 *
 * @param quiet whether it must not ring
 */
record CallFacts(CallKey key, EndpointId account, Address peer, CallName name, boolean incoming, boolean quiet) {}
