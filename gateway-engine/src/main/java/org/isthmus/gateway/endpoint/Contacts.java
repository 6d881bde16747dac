package org.isthmus.gateway.endpoint;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.Address;

/**
 * The contact list of one endpoint. On XMPP it is the server's roster; on SIP it is the set of presence subscriptions, which
 * the app hands in again at each start.
 */
public interface Contacts {

    /** Adds or renames a contact and asks to see its presence. */
    CompletableFuture<Outcome> put(Address address, String name, Set<String> groups);

    /** Removes the contact and ends both subscriptions. */
    CompletableFuture<Outcome> remove(Address address);

    /** Blocks or unblocks an address (XEP-0191; on SIP by refusing here). */
    CompletableFuture<Outcome> setBlocked(Address address, boolean blocked);
}
