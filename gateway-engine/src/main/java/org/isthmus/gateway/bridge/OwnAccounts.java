package org.isthmus.gateway.bridge;

import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.signal.Author;

/**
 * Each network sees the person's own account as the sender, because servers let a client be nobody else. The original author
 * travels as data: shown there, never trusted.
 */
public final class OwnAccounts implements Identity {

    @Override
    public Guise guise(BridgeEnd origin, BridgeEnd target, Address account) {
        return new Guise(account, target.party(), Optional.of(new Author(origin.party(), origin.name())));
    }
}
