package org.isthmus.app.bridge;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/** One end of a bridge: somebody's address, and the own account that reaches them. */
public record Party(EndpointId account, Address address, String name) {}
