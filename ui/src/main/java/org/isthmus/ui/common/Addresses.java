package org.isthmus.ui.common;

import java.util.Optional;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/** Addresses as people read and type them. */
public final class Addresses {

    private Addresses() {}

    /** Without {@code sip:}, which the network's mark says already; other schemes stay. */
    public static String shown(Address address) {
        return switch (address) {
            case SipAddress sip -> {
                String text = sip.bare().toString();
                yield text.startsWith("sip:") ? text.substring(4) : text;
            }
            case XmppAddress xmpp -> xmpp.bare().toString();
        };
    }

    /** What was typed, when it is an address of that network. */
    public static Optional<Address> read(Network network, String typed) {
        try {
            return Optional.of(Address.parse(network, typed).bare());
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
