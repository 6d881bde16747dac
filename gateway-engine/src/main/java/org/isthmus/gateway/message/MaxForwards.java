package org.isthmus.gateway.message;

import java.util.OptionalInt;

/** Max-Forwards of a request that another request caused, also with XMPP in between (RFC 7332 section 5). */
public final class MaxForwards {

    private static final int FRESH = 70;

    private MaxForwards() {}

    /** @return empty when there are no more hops and 483 is the answer */
    public static OptionalInt next(OptionalInt received) {
        if (received.isEmpty()) {
            return OptionalInt.of(FRESH);
        }
        return received.getAsInt() <= 0 ? OptionalInt.empty() : OptionalInt.of(received.getAsInt() - 1);
    }
}
