package org.isthmus.app.account;

import java.util.List;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.gateway.endpoint.SetupStep;

/**
 * One of the person's accounts as it is now. The account's id is the id of its endpoint.
 *
 * @param steps what the latest sign-in did so far, in order
 * @param demo belongs to the local lab and goes away with it
 * @param mailbox spoken messages that wait at the server
 */
public record Account(
        EndpointId id,
        Address address,
        String displayName,
        boolean enabled,
        AccountOptions options,
        EndpointState state,
        List<SetupStep> steps,
        boolean demo,
        Mailbox mailbox) {

    public Account {
        steps = List.copyOf(steps);
    }

    public Network network() {
        return address.network();
    }

    public boolean online() {
        return state instanceof EndpointState.Online;
    }
}
