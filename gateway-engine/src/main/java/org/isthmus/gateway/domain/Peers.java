package org.isthmus.gateway.domain;

import java.util.Map;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.message.TrunkMessages;
import org.isthmus.gateway.sip.body.IsComposing;

/** What the SIP users are known to read besides plain text (RFC 3994 section 4). Confined to the gateway's executor. */
final class Peers {

    private static final int MOST = 20_000;
    static final TrunkMessages.Peer UNKNOWN = new TrunkMessages.Peer(false, false);

    private final Map<SipAddress, TrunkMessages.Peer> known = new BoundedMap<>(MOST);

    TrunkMessages.Peer of(SipAddress user) {
        return known.getOrDefault(user.bare(), UNKNOWN);
    }

    void sendsCpim(SipAddress user) {
        known.put(user.bare(), new TrunkMessages.Peer(true, of(user).composing()));
    }

    void sendsComposing(SipAddress user) {
        known.put(user.bare(), new TrunkMessages.Peer(of(user).cpim(), true));
    }

    /** They answered 415 or 488 to the type. */
    void refuse(SipAddress user, String mediaType) {
        TrunkMessages.Peer before = of(user);
        boolean composing = mediaType.equals(IsComposing.MEDIA_TYPE);
        known.put(
                user.bare(),
                composing
                        ? new TrunkMessages.Peer(before.cpim(), false)
                        : new TrunkMessages.Peer(false, before.composing()));
    }
}
