package org.isthmus.gateway.bridge;

import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.signal.Author;

/** Who the far network sees as the sender of what a bridge carries (core.md R-CORE-03). */
public interface Identity {

    /**
     * The addresses on the far network.
     *
     * @param author who wrote it, where the sender's address does not say so
     */
    record Guise(Address from, Address to, Optional<Author> author) {}

    /**
     * @param origin the end where the signal came in
     * @param target the end where it goes out
     * @param account the address of the account that sends it there
     */
    Guise guise(BridgeEnd origin, BridgeEnd target, Address account);
}
