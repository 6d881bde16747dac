package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Takes what a session sends: puts the true sender in, and hands it on (RFC 6120 section 8.1.2). */
final class ClientGate {

    private final Router router;
    private final PresenceService presences;

    ClientGate(Router router, PresenceService presences) {
        this.router = router;
        this.presences = presences;
    }

    void accept(Session session, Element received) {
        Element stanza = received.with("from", session.address().toString());
        try {
            Optional<XmppAddress> to = Stanzas.to(stanza);
            refuseBlocked(session, stanza, to);
            if (stanza.name().equals(Stanzas.PRESENCE)) {
                if (to.isEmpty()) {
                    presences.broadcast(session, stanza);
                } else {
                    presences.directed(session, stanza);
                }
            } else {
                // RFC 6120 section 10.3: without an address a stanza is for the sender's own account.
                router.route(
                        to.isPresent()
                                ? stanza
                                : stanza.with("to", session.account().address().toString()));
            }
        } catch (StanzaException e) {
            router.bounce(stanza, e.error());
        }
    }

    /** XEP-0191 section 3.2: nobody writes to whom they have blocked. */
    private static void refuseBlocked(Session session, Element stanza, Optional<XmppAddress> to)
            throws StanzaException {
        boolean blocked = to.filter(session.account()::blocks).isPresent();
        if (blocked && !stanza.name().equals(Stanzas.PRESENCE)) {
            throw new StanzaException(StanzaError.BLOCKED);
        }
    }
}
