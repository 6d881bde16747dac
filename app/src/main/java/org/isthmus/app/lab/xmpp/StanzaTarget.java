package org.isthmus.app.lab.xmpp;

import org.isthmus.app.lab.xml.Element;

/** Where stanzas for one domain go: the accounts, later rooms or a component's stream. Called inside the {@link Turnstile}. */
@FunctionalInterface
interface StanzaTarget {

    /** @throws StanzaException answered to the sender, where an answer is allowed */
    void accept(Element stanza) throws StanzaException;
}
