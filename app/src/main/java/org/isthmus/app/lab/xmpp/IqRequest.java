package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/**
 * An iq that the server answers, for itself or in the name of an account (RFC 6121 section 8.5.2.2).
 *
 * @param payload the child that says what is asked
 * @param target the domain, or the bare JID of an account
 * @param owner the account in whose name the server answers; empty for the server itself
 * @param sender the session that asks; empty when it belongs to another domain
 */
record IqRequest(
        Element iq,
        Element payload,
        XmppAddress from,
        XmppAddress target,
        Optional<Account> owner,
        Optional<Session> sender) {

    boolean get() {
        return Stanzas.type(iq).equals("get");
    }

    /** The sender's account, when the request is to that account itself. */
    Account own() throws StanzaException {
        return sender.map(Session::account)
                .filter(account -> account.address().equals(target))
                .orElseThrow(() -> new StanzaException(StanzaError.FORBIDDEN));
    }

    Session session() throws StanzaException {
        return sender.orElseThrow(() -> new StanzaException(StanzaError.FORBIDDEN));
    }
}
