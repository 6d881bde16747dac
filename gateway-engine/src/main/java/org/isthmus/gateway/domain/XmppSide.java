package org.isthmus.gateway.domain;

import org.jivesoftware.smack.packet.Stanza;

/** The XMPP side of a gateway between domains: a component. May be used from any thread. */
public interface XmppSide {

    /**
     * Sends a stanza that has both its addresses. Stanzas go out in the order of the calls.
     *
     * @return false when there is no connection: then nothing was sent
     */
    boolean send(Stanza stanza);
}
