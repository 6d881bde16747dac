package org.isthmus.gateway.bridge;

import java.time.Duration;
import java.util.Set;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.SipError;

/** For how long a message that was not taken is offered again. */
final class Patience {

    /** Request Timeout, Kamailio's Send Failed, and the server errors that do not speak of the request itself. */
    private static final Set<Integer> PASSING = Set.of(408, 477, 500, 502, 503, 504);

    private Patience() {}

    /** Zero when the refusal is final. */
    static Duration with(Failure failure, Limits limits) {
        return switch (failure.reason()) {
            case NOT_SIGNED_IN, CONNECTION_LOST, CONNECTION_REFUSED -> limits.giveUpAfter();
            case TIMEOUT -> failure.wire().isPresent() ? limits.transientFor() : limits.giveUpAfter();
            default -> passes(failure) ? limits.transientFor() : Duration.ZERO;
        };
    }

    /** A server that is not well, or a proxy that has lost its connection to the device, may do better soon. */
    private static boolean passes(Failure failure) {
        return failure.wire()
                .filter(wire -> wire instanceof SipError sip && PASSING.contains(sip.status()))
                .isPresent();
    }
}
