package org.isthmus.gateway.call;

import org.isthmus.gateway.endpoint.Endpoint;

/** An endpoint that can also call and be called. */
public interface CallingEndpoint extends Endpoint, CallLine {}
