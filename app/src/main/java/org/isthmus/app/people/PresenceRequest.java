package org.isthmus.app.people;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/** Somebody asks to see our presence and waits for an answer. */
public record PresenceRequest(EndpointId account, Address from, String note) {}
