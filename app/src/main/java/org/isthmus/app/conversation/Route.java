package org.isthmus.app.conversation;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/** The account and the address that a message goes through. */
public record Route(EndpointId account, Address peer) {}
