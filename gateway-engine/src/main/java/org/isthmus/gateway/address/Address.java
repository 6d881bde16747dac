package org.isthmus.gateway.address;

/** Somebody or something that can be reached on one of the two networks. */
public sealed interface Address permits SipAddress, XmppAddress {

    Network network();

    /** The address of the person rather than of one device: the AOR of a SIP URI, the bare JID of a JID. */
    Address bare();

    /**
     * Reads an address as a person types it: the scheme ({@code sip:}, {@code xmpp:}) may be left out.
     *
     * @throws AddressException when the text is no address of that network; the message says why
     */
    static Address parse(Network network, String text) throws AddressException {
        return switch (network) {
            case SIP -> SipAddress.parse(text);
            case XMPP -> XmppAddress.parse(text);
        };
    }
}
