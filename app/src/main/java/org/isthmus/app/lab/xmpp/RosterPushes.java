package org.isthmus.app.lab.xmpp;

import java.util.concurrent.atomic.AtomicLong;
import org.isthmus.app.lab.xml.Element;

/** Tells an account's devices what has changed in the roster (RFC 6121 section 2.1.6). */
final class RosterPushes {

    private final AtomicLong counter = new AtomicLong();

    void changed(Account account, RosterItem item) {
        push(account, item.element());
    }

    void removed(Account account, RosterItem item) {
        push(account, RosterItem.removed(item.contact()));
    }

    private void push(Account account, Element item) {
        Element query = Element.of("query", Namespaces.ROSTER, item);
        for (Session session : account.sessions()) {
            if (session.wantsRoster()) {
                session.deliver(Element.of(Stanzas.IQ, Namespaces.CLIENT, query)
                        .with("type", "set")
                        .with("id", "push-" + counter.incrementAndGet())
                        .with("to", session.address().toString()));
            }
        }
    }
}
