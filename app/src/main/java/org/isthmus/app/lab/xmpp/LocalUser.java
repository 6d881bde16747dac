package org.isthmus.app.lab.xmpp;

import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** A user who lives inside the program and has no connection: a bot. Any thread. */
public final class LocalUser {

    private final LocalSession session;
    private final ClientGate gate;
    private final Turnstile turnstile;

    LocalUser(LocalSession session, ClientGate gate, Turnstile turnstile) {
        this.session = session;
        this.gate = gate;
        this.turnstile = turnstile;
    }

    public XmppAddress address() {
        return session.address();
    }

    /** Sends a stanza of {@code jabber:client}, as a client would; the sender is filled in. */
    public void send(Element stanza) {
        turnstile.pass(() -> gate.accept(session, stanza));
    }
}
