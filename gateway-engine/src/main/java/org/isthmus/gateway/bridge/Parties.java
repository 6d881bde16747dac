package org.isthmus.gateway.bridge;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/** Whether two addresses are the same person. */
final class Parties {

    private Parties() {}

    /** Devices do not count; on SIP neither does {@code sips}, nor a port that only one of the two names. */
    static boolean same(Address one, Address other) {
        return switch (one) {
            case XmppAddress xmpp -> xmpp.bare().equals(other.bare());
            case SipAddress sip -> other instanceof SipAddress otherSip && same(sip, otherSip);
        };
    }

    private static boolean same(SipAddress one, SipAddress other) {
        boolean ports =
                one.port().isEmpty() || other.port().isEmpty() || one.port().equals(other.port());
        return ports
                && one.user().equals(other.user())
                && one.host().equals(other.host())
                && one.scheme().equals("tel") == other.scheme().equals("tel");
    }
}
