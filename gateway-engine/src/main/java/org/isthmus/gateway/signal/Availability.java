package org.isthmus.gateway.signal;

/** How reachable a device is: the four shows of XMPP, plain available, and offline. */
public enum Availability {
    CHAT,
    AVAILABLE,
    AWAY,
    EXTENDED_AWAY,
    BUSY,
    OFFLINE
}
