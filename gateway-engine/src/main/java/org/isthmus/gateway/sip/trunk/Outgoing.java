package org.isthmus.gateway.sip.trunk;

import java.time.Instant;
import java.time.InstantSource;

/** What an exchange needs of the trunk. */
record Outgoing(
        Departures departures, HopMemory memory, CredentialStore credentials, Counters counters, InstantSource clock) {

    Instant now() {
        return clock.instant();
    }
}
