package org.isthmus.gateway.domain;

import java.time.InstantSource;
import java.util.Map;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.limit.FloodLimit;

/** How much each sender may send. Confined to the gateway's executor. */
final class SenderLimits {

    private static final int MOST_SENDERS = 20_000;

    private final InstantSource clock;
    private final int perSecond;
    private final int burst;
    private final Map<Address, FloodLimit> senders = new BoundedMap<>(MOST_SENDERS);

    SenderLimits(GatewayRules rules, InstantSource clock) {
        this.clock = clock;
        this.perSecond = rules.messagesPerSecond();
        this.burst = rules.burst();
    }

    boolean allow(Address sender) {
        return senders.computeIfAbsent(sender.bare(), any -> new FloodLimit(clock, perSecond, burst))
                .allows();
    }
}
