package org.isthmus.app.store;

import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/** Addresses as the database keeps them. What is read was prepared before it was written and is not prepared again. */
public final class AddressText {

    private AddressText() {}

    public static String write(Address address) {
        return address.toString();
    }

    /** @throws StoreException when the text was not written by {@link #write} */
    public static Address read(String network, String text) {
        return switch (Network.valueOf(network)) {
            case SIP -> sip(text);
            case XMPP -> xmpp(text);
        };
    }

    /** @throws StoreException when the text was not written by {@link #write} */
    public static SipAddress sip(String text) {
        try {
            return SipAddress.parse(text);
        } catch (AddressException e) {
            throw new StoreException("The history has a SIP address that is none: " + e.getMessage(), e);
        }
    }

    public static XmppAddress xmpp(String text) {
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        int at = bare.indexOf('@');
        return new XmppAddress(
                at < 0 ? "" : bare.substring(0, at),
                bare.substring(at + 1),
                slash < 0 ? "" : text.substring(slash + 1));
    }
}
