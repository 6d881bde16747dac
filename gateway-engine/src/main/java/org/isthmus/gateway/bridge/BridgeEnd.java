package org.isthmus.gateway.bridge;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * One end of a bridge.
 *
 * @param account the own account that reaches the party
 * @param party the person at this end, without a device
 * @param name what the party is called, empty when unknown
 */
public record BridgeEnd(EndpointId account, Address party, String name) {

    public BridgeEnd {
        party = party.bare();
    }

    /** The name, or the address where there is no name. */
    public String shownName() {
        return name.isBlank() ? party.toString() : name;
    }
}
