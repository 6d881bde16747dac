package org.isthmus.ui.bridge;

import org.isthmus.app.bridge.Party;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.ui.common.Addresses;

/**
 * A place on the patch bay where a cable can be plugged in: somebody's address, through one of the person's accounts.
 *
 * @param plugged at least one cable ends here
 */
record Socket(Party party, boolean plugged) {

    /** Names a socket: the same address through another account is another socket. */
    record Id(EndpointId account, Address address) {

        static Id of(Party party) {
            return new Id(party.account(), party.address().bare());
        }
    }

    Id id() {
        return Id.of(party);
    }

    Network network() {
        return party.address().network();
    }

    /** What to call it: the person's name, or the address where there is none. */
    String title() {
        return title(party);
    }

    String addressText() {
        return Addresses.shown(party.address());
    }

    static String title(Party party) {
        return party.name().isBlank() ? Addresses.shown(party.address()) : party.name();
    }
}
