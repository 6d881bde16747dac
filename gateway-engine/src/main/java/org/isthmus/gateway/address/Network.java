package org.isthmus.gateway.address;

/** The two networks that meet here. */
public enum Network {
    SIP,
    XMPP;

    /** The network at the other end of a bridge. */
    public Network other() {
        return this == SIP ? XMPP : SIP;
    }
}
