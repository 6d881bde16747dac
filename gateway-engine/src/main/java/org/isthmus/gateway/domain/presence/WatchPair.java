package org.isthmus.gateway.domain.presence;

import org.isthmus.gateway.address.XmppAddress;

/**
 * Somebody who watches and somebody who is watched, as XMPP sees them.
 *
 * @param watcher a bare JID
 * @param contact a bare JID
 */
record WatchPair(XmppAddress watcher, XmppAddress contact) {

    static WatchPair of(XmppAddress watcher, XmppAddress contact) {
        return new WatchPair(watcher.bare(), contact.bare());
    }

    /** The same two the other way round. */
    WatchPair reversed() {
        return of(contact, watcher);
    }
}
