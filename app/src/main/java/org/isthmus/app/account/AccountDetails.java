package org.isthmus.app.account;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * What is kept of an account, except for its password.
 *
 * @param demo belongs to the local lab; never written to the disk
 */
public record AccountDetails(
        EndpointId id, Address address, String displayName, boolean enabled, AccountOptions options, boolean demo) {

    AccountDetails enabled(boolean on) {
        return new AccountDetails(id, address, displayName, on, options, demo);
    }
}
