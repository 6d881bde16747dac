package org.isthmus.app.gateway;

import java.time.Instant;
import java.util.List;
import org.isthmus.gateway.domain.GatewayStatus;
import org.isthmus.gateway.sip.trunk.TrunkStatus;
import org.isthmus.gateway.xmpp.component.ComponentStatus;

/**
 * How a running gateway is doing, at one instant.
 *
 * @param sipDomains sorted
 * @param xmppDomains sorted
 * @param server the XMPP server with its port
 * @param component the name under which the gateway is known there
 * @param startedAt when it began to run
 */
public record GatewayReport(
        List<String> sipDomains,
        List<String> xmppDomains,
        String server,
        String component,
        Instant startedAt,
        SideState sip,
        SideState xmpp,
        GatewayStatus messages,
        ComponentStatus stanzas,
        TrunkStatus requests) {

    public GatewayReport {
        sipDomains = List.copyOf(sipDomains);
        xmppDomains = List.copyOf(xmppDomains);
    }

    /** Both sides are there. */
    public boolean isReady() {
        return sip instanceof SideState.Listening && xmpp instanceof SideState.Connected;
    }
}
