package org.isthmus.gateway.endpoint;

import java.util.Set;
import org.isthmus.gateway.address.Address;

/**
 * An entry of the network's own contact list.
 *
 * @param name empty when the network knows none
 * @param weSeeThem we may see their presence
 * @param theySeeUs they may see our presence
 * @param asked we asked to see their presence and they have not answered
 */
public record Contact(
        Address address, String name, Set<String> groups, boolean weSeeThem, boolean theySeeUs, boolean asked) {

    public Contact {
        groups = Set.copyOf(groups);
    }
}
