package org.isthmus.app.lab.xmpp;

import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** The lab's own domain: shares stanzas out to messages, presence and requests (RFC 6121 section 8). */
final class LocalDomain implements StanzaTarget {

    private final Directory directory;
    private final MessageDelivery messages;
    private final PresenceService presences;
    private final IqService requests;

    LocalDomain(Directory directory, MessageDelivery messages, PresenceService presences, IqService requests) {
        this.directory = directory;
        this.messages = messages;
        this.presences = presences;
        this.requests = requests;
    }

    @Override
    public void accept(Element stanza) throws StanzaException {
        XmppAddress to = Stanzas.to(stanza).orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST));
        if (refused(stanza, to)) {
            return;
        }
        switch (stanza.name()) {
            case Stanzas.MESSAGE -> messages.accept(stanza, to);
            case Stanzas.PRESENCE -> presences.accept(stanza, to);
            default -> request(stanza, to);
        }
    }

    private void request(Element iq, XmppAddress to) throws StanzaException {
        if (to.resource().isEmpty()) {
            requests.accept(iq, to);
            return;
        }
        directory
                .account(to)
                .flatMap(account -> account.session(to.resource()))
                .orElseThrow(() -> new StanzaException(StanzaError.SERVICE_UNAVAILABLE))
                .deliver(iq);
    }

    /** XEP-0191 section 3: nothing of a blocked sender arrives; what waits for an answer gets an error. */
    private boolean refused(Element stanza, XmppAddress to) throws StanzaException {
        XmppAddress from = Stanzas.from(stanza);
        boolean blocked = !from.bare().equals(to.bare())
                && directory.account(to).filter(account -> account.blocks(from)).isPresent();
        if (blocked && !stanza.name().equals(Stanzas.PRESENCE)) {
            throw new StanzaException(StanzaError.SERVICE_UNAVAILABLE);
        }
        return blocked;
    }
}
