package org.isthmus.gateway.sip.trunk;

import java.time.Instant;

/** What a connection needs of the trunk. */
interface StreamOwner extends Inlet {

    Instant now();

    /** Bytes that may wait for a slow peer. */
    int mostUnsent();

    /** Runs something when an answer had the time to leave. */
    void soon(Runnable action);

    void closed(StreamConnection connection);
}
