package org.isthmus.app.gateway.config;

import java.time.Duration;
import org.isthmus.gateway.sip.trunk.TrunkLimits;

/** Reads what {@code [limits]} says about connections and datagrams. */
final class LimitsReader {

    private static final int MOST_CONNECTIONS = 60_000;
    private static final int LONGEST_IDLE = 86_400;

    TrunkLimits read(Section limits) {
        TrunkLimits standard = TrunkLimits.recommended();
        return new TrunkLimits(
                standard.transactions(),
                limits.number("connections", 1, MOST_CONNECTIONS, standard.connections()),
                limits.number("connectionsPerAddress", 1, MOST_CONNECTIONS, standard.connectionsPerAddress()),
                Duration.ofSeconds(limits.number(
                        "idleSeconds",
                        1,
                        LONGEST_IDLE,
                        Math.toIntExact(standard.idle().toSeconds()))),
                standard.unsent(),
                limits.number("largestDatagram", 1, TrunkLimits.LARGEST_DATAGRAM, standard.largestDatagram()));
    }
}
