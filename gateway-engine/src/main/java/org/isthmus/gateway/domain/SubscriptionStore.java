package org.isthmus.gateway.domain;

import java.util.List;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/**
 * What a gateway has to know again after a restart: who may see whom, and the exact SIP URIs. Called on the gateway's executor;
 * an implementation that writes to a disk does so beside it, in the order of the calls.
 */
public interface SubscriptionStore {

    /**
     * An XMPP user who was allowed to watch a SIP user.
     *
     * @param shownDevices the devices that the watcher saw last
     */
    record SipWatched(XmppAddress watcher, SipAddress contact, List<String> shownDevices) {

        public SipWatched {
            shownDevices = List.copyOf(shownDevices);
        }
    }

    /** A SIP user who was allowed to watch an XMPP user, or who was refused. */
    record XmppWatched(SipAddress watcher, XmppAddress contact, boolean allowed) {}

    /** The exact SIP URI that stands behind a JID. */
    record ExactUri(XmppAddress jid, SipAddress uri) {}

    List<SipWatched> sipWatched();

    List<XmppWatched> xmppWatched();

    List<ExactUri> exactUris();

    void put(SipWatched watched);

    void put(XmppWatched watched);

    void put(ExactUri exact);

    void remove(XmppAddress watcher, SipAddress contact);

    void remove(SipAddress watcher, XmppAddress contact);
}
