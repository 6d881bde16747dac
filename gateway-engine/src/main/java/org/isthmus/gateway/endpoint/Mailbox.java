package org.isthmus.gateway.endpoint;

import java.util.Optional;
import org.isthmus.gateway.address.Address;

/**
 * What waits in the mailbox of an account: spoken messages, as the server counts them (RFC 3842).
 *
 * @param waiting whether there is anything new
 * @param fresh messages that were not heard yet; 0 where the server does not count
 * @param heard messages that were heard and kept
 * @param number whom to call to hear them, where the server says so
 */
public record Mailbox(boolean waiting, int fresh, int heard, Optional<Address> number) {

    public static final Mailbox EMPTY = new Mailbox(false, 0, 0, Optional.empty());
}
