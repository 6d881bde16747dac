package org.isthmus.gateway.bridge;

import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.Endpoint;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Signal;

/** What a bridge needs of the switchboard: the endpoints that are plugged in, and somebody to tell what it sent. */
public interface Lines {

    Optional<Endpoint> find(EndpointId account);

    /** What is known of the presence of somebody whom the account sees. */
    Optional<PresenceUpdate> presence(EndpointId account, Address contact);

    /** Called once for each text that a bridge sent, with what became of it in the end. */
    void passedOn(Endpoint endpoint, Signal signal, Outcome outcome);
}
