package org.isthmus.gateway.presence;

/** Where the subscription of an XMPP user to a SIP contact stands. */
public enum WatchState {
    NONE,
    ASKING,
    PENDING,
    ACTIVE,
    /** Allowed, but without a dialog: the watcher is offline, or something passing failed. */
    DORMANT,
    RESUMING,
    LEAVING,
    AWAITING_LAST_NOTIFY;

    /** The contact allowed it and the watcher still wants it. */
    public boolean isAllowed() {
        return this == ACTIVE || this == DORMANT || this == RESUMING;
    }
}
