package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** One bound resource of an account. Touched only by whoever is inside the {@link Turnstile}. */
abstract class Session {

    private final Account account;
    private final XmppAddress address;
    private Optional<Element> presence = Optional.empty();
    private boolean carbons;
    private boolean wantsRoster;

    Session(Account account, XmppAddress address) {
        this.account = account;
        this.address = address;
    }

    /** Hands a stanza over; never blocks. */
    abstract void deliver(Element stanza);

    /** Ends the session because another one has taken its place (RFC 6120 section 4.9.3.3). */
    abstract void replaced();

    Account account() {
        return account;
    }

    XmppAddress address() {
        return address;
    }

    boolean available() {
        return presence.isPresent();
    }

    Optional<Element> presence() {
        return presence;
    }

    void presence(Optional<Element> newPresence) {
        presence = newPresence;
    }

    boolean carbons() {
        return carbons;
    }

    void carbons(boolean wanted) {
        carbons = wanted;
    }

    /** An interested resource of RFC 6121 section 2.1.6. */
    boolean wantsRoster() {
        return wantsRoster;
    }

    void rosterFetched() {
        wantsRoster = true;
    }

    /** RFC 6121 section 4.7.2.3; what is not a number counts as 0. */
    int priority() {
        return presence.flatMap(p -> p.childText("priority"))
                .map(String::strip)
                .filter(text -> text.matches("[+-]?[0-9]{1,3}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
