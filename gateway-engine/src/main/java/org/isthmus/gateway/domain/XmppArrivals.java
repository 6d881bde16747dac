package org.isthmus.gateway.domain;

import org.isthmus.gateway.error.Failure;
import org.jivesoftware.smack.packet.Stanza;

/** Where a component puts what happens on it. Called in order; returns at once. */
public interface XmppArrivals {

    void stanza(Stanza stanza);

    /** The server took the component in. */
    void online();

    /** The connection is gone, or did not come about; the component tries again by itself. */
    void lost(Failure why);
}
