package org.isthmus.app.call;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * What stays the same as long as a call lives.
 *
 * @param name what the other side is called here, else how it calls itself, else its address
 * @param quiet whether it must not ring
 */
record CallFacts(CallKey key, EndpointId account, Address peer, String name, boolean incoming, boolean quiet) {}
