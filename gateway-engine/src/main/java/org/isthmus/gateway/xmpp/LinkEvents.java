package org.isthmus.gateway.xmpp;

import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.SetupStep;
import org.jivesoftware.smack.packet.Stanza;

/** What the supervisor and the library tell the account, each called on the account's executor, in order. */
interface LinkEvents {

    /** From now on stanzas of this link count, and of no other. */
    void created(Link link);

    void signedIn(Link link, boolean resumed);

    void signedOut();

    void received(Link link, Stanza stanza);

    /** The server has the stanza in its hands (XEP-0198). */
    void acknowledged(Link link, Stanza stanza);

    /** The stanza was written to the socket. */
    void written(Link link, Stanza stanza);

    /** Find out whether the link still works. */
    void doubtful();

    void stateChanged(EndpointState state);

    void setupStep(SetupStep step);
}
