package org.isthmus.gateway.domain;

import java.util.List;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/**
 * What a gateway has to know again after a restart: who may see whom, the exact SIP URIs, and whom it still owes an answer.
 * Called on the gateway's executor; an implementation that writes to a disk does so beside it, in the order of the calls.
 */
public interface GatewayMemory {

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

    /** Stanzas for XMPP senders that could not be sent before the gateway ended, in their order. */
    List<String> unsaid();

    void put(SipWatched watched);

    void put(XmppWatched watched);

    void put(ExactUri exact);

    /** Replaces {@link #unsaid}. */
    void putUnsaid(List<String> stanzas);

    void remove(XmppAddress watcher, SipAddress contact);

    void remove(SipAddress watcher, XmppAddress contact);
}
