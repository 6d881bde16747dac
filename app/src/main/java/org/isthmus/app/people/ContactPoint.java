package org.isthmus.app.people;

import java.util.List;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.signal.DevicePresence;

/**
 * One way to reach a person.
 *
 * @param account the account through which we know this address
 * @param devices what is known of their presence; empty when nothing is
 * @param subscription whether we may see their presence
 */
public record ContactPoint(
        EndpointId account, Address address, List<DevicePresence> devices, Subscription subscription, boolean blocked) {

    public ContactPoint {
        devices = List.copyOf(devices);
    }

    public Network network() {
        return address.network();
    }

    /** Whether we may see somebody's presence. */
    public enum Subscription {
        NONE,
        ASKED,
        GRANTED
    }
}
