package org.isthmus.app.account;

import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;

/** Where endpoints are plugged in, so that bridges find them. */
public interface Exchange {

    void plug(Endpoint endpoint);

    void unplug(EndpointId id);
}
