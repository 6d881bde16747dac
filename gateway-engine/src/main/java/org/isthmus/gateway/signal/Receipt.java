package org.isthmus.gateway.signal;

import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.error.Failure;

/**
 * What became of a message that was sent earlier (XEP-0184, XEP-0333, RFC 5438, or a stanza error).
 *
 * @param messageId the {@link InstantMessage#id()} that it speaks of
 * @param failure present when and only when the fate is {@code FAILED}
 */
public record Receipt(Address from, Address to, String messageId, Fate fate, Optional<Failure> failure)
        implements Signal {

    /** How far a message got. */
    public enum Fate {
        DELIVERED,
        DISPLAYED,
        FAILED
    }
}
