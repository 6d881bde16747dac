package org.isthmus.media;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * How a session finds its path and protects its packets.
 *
 * @param ice whether ICE is offered; it is always answered where the other side offers it
 * @param keys ways of protection that are offered, in order of preference; empty for plain RTP alone
 * @param plainAllowed whether plain RTP is taken where the other side does not protect
 * @param relays STUN and TURN servers, asked in parallel
 * @param relayOnly whether no own address is shown to the other side
 * @param addresses the computer's addresses to use; empty for all but loopback
 */
public record SessionSettings(
        boolean ice,
        List<Protection> keys,
        boolean plainAllowed,
        List<RelayServer> relays,
        boolean relayOnly,
        Set<InetAddress> addresses) {

    public SessionSettings {
        keys = List.copyOf(keys);
        relays = List.copyOf(relays);
        addresses = Set.copyOf(addresses);
    }
}
