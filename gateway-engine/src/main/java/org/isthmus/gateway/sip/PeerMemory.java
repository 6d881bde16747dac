package org.isthmus.gateway.sip;

import java.util.LinkedHashSet;
import java.util.Set;
import org.isthmus.gateway.address.Address;

/** What has been learnt about the programs at the other end. Runs on the account's executor. */
final class PeerMemory {

    private static final int MOST = 2000;

    private final Set<Address> plainOnly = new LinkedHashSet<>();
    private final Set<Address> talkedTo = new LinkedHashSet<>();
    private final Set<Address> noComposing = new LinkedHashSet<>();

    boolean takesCpim(Address peer) {
        return !plainOnly.contains(peer.bare());
    }

    /** It answered 415 or 488 to CPIM. */
    void refusesCpim(Address peer) {
        add(plainOnly, peer);
    }

    void talkedWith(Address peer) {
        add(talkedTo, peer);
    }

    void sendsComposing(Address peer) {
        noComposing.remove(peer.bare());
        add(talkedTo, peer);
    }

    void refusesComposing(Address peer) {
        add(noComposing, peer);
    }

    /** RFC 3994 section 4: no states to a stranger, none to a program that refused one. */
    boolean wantsComposing(Address peer) {
        return talkedTo.contains(peer.bare()) && !noComposing.contains(peer.bare());
    }

    private static void add(Set<Address> set, Address peer) {
        set.add(peer.bare());
        if (set.size() > MOST) {
            set.remove(set.iterator().next());
        }
    }
}
