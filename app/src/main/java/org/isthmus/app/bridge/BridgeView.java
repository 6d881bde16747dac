package org.isthmus.app.bridge;

import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.error.Failure;

/**
 * A cable of the patch bay as it is now.
 *
 * @param perMinute messages in the last minute, both directions
 * @param carried messages since it was made
 * @param lost messages that did not arrive; their senders were told
 * @param loopsCut messages that the loop guard stopped
 * @param lastFailure why the last lost one was lost
 */
public record BridgeView(
        BridgeId id,
        Party sip,
        Party xmpp,
        Set<Traffic> carries,
        boolean enabled,
        int perMinute,
        long carried,
        long lost,
        long loopsCut,
        Optional<Failure> lastFailure) {

    public BridgeView {
        carries = Set.copyOf(carries);
    }
}
