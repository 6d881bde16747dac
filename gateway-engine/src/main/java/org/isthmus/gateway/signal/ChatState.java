package org.isthmus.gateway.signal;

import org.isthmus.gateway.address.Address;

/** Somebody types, or has stopped typing (XEP-0085, RFC 3994). */
public record ChatState(Address from, Address to, Activity activity) implements Signal {

    /** The states of XEP-0085; isComposing knows only composing and the rest. */
    public enum Activity {
        ACTIVE,
        COMPOSING,
        PAUSED,
        INACTIVE,
        GONE
    }
}
