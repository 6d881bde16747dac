package org.isthmus.gateway.xmpp;

import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;

/** After which stanzas the server is asked how far it has got (XEP-0198 section 4): all those whose fate somebody waits for. */
enum AckRequests implements StanzaFilter {
    INSTANCE;

    @Override
    public boolean accept(Stanza stanza) {
        return !(stanza instanceof IQ);
    }
}
