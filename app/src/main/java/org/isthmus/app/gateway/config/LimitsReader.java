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
                number(limits, "connections", MOST_CONNECTIONS, standard.connections()),
                number(limits, "connectionsPerAddress", MOST_CONNECTIONS, standard.connectionsPerAddress()),
                Duration.ofSeconds(number(
                        limits,
                        "idleSeconds",
                        LONGEST_IDLE,
                        Math.toIntExact(standard.idle().toSeconds()))),
                standard.unsent(),
                number(limits, "largestDatagram", TrunkLimits.LARGEST_DATAGRAM, standard.largestDatagram()));
    }

    private static int number(Section limits, String key, int most, int standard) {
        return limits.number(key, 1, most).map(Found::value).orElse(standard);
    }
}
