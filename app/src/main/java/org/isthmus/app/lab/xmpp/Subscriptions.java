package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Keeps the subscription states of both sides (RFC 6121 section 3 and appendix A). */
final class Subscriptions {

    private final Router router;
    private final RosterPushes pushes;

    Subscriptions(Router router, RosterPushes pushes) {
        this.router = router;
        this.pushes = pushes;
    }

    /** RFC 6121 appendix A.2: the account's own stanza on its way out. */
    void outbound(Account account, Subscription change, XmppAddress contact, Element stanza) throws StanzaException {
        Roster roster = account.roster();
        RosterItem before = roster.get(contact);
        if (contact.equals(account.address())) {
            return;
        }
        if (change == Subscription.SUBSCRIBE && before.empty() && roster.full()) {
            throw new StanzaException(StanzaError.RESOURCE_CONSTRAINT);
        }
        RosterItem after = switch (change) {
            case SUBSCRIBE -> before.to() ? before : before.withAsked();
            case SUBSCRIBED -> before.requested() ? before.withFrom(true) : before;
            case UNSUBSCRIBE -> before.withTo(false);
            case UNSUBSCRIBED -> before.withFrom(false);
        };
        // Approving what was not asked for would be a pre-approval (section 3.4), which the server does not offer.
        boolean goesOut = switch (change) {
            case SUBSCRIBE, UNSUBSCRIBE -> true;
            case SUBSCRIBED -> before.requested();
            case UNSUBSCRIBED -> before.requested() || before.from();
        };
        save(account, before, after);
        if (goesOut) {
            Element outgoing = stanza.with("from", account.address().toString()).with("to", contact.toString());
            router.route(outgoing);
        }
        if (change == Subscription.SUBSCRIBED && goesOut) {
            showPresence(account, contact);
        } else if (change == Subscription.UNSUBSCRIBED && before.from()) {
            hidePresence(account, contact);
        }
    }

    /** RFC 6121 appendix A.3: a contact's stanza on its way in. */
    void inbound(Optional<Account> receiver, Subscription change, Element stanza, XmppAddress to)
            throws StanzaException {
        XmppAddress contact = Stanzas.from(stanza).bare();
        if (receiver.isEmpty()) {
            if (change == Subscription.SUBSCRIBE) {
                router.route(Stanzas.presence("unsubscribed", to, contact));
            }
            return;
        }
        Account account = receiver.get();
        RosterItem before = account.roster().get(contact);
        switch (change) {
            case SUBSCRIBE -> asked(account, before, stanza);
            case SUBSCRIBED -> {
                if (before.asked()) {
                    passOn(account, stanza);
                    save(account, before, before.withTo(true));
                }
            }
            case UNSUBSCRIBE -> {
                if (before.from() || before.requested()) {
                    passOn(account, stanza);
                    save(account, before, before.withFrom(false));
                    if (before.from()) {
                        hidePresence(account, contact);
                    }
                }
            }
            case UNSUBSCRIBED -> {
                if (before.to() || before.asked()) {
                    passOn(account, stanza);
                    save(account, before, before.withTo(false));
                }
            }
        }
    }

    /** RFC 6121 section 3.1.3: requests are repeated to a resource that has just come. */
    void repeatRequests(Session session) {
        for (RosterItem item : session.account().roster().all()) {
            if (item.requested()) {
                session.deliver(Stanzas.presence(
                        "subscribe", item.contact(), session.account().address()));
            }
        }
    }

    private void asked(Account account, RosterItem before, Element stanza) throws StanzaException {
        XmppAddress contact = before.contact();
        if (before.from()) {
            router.route(Stanzas.presence("subscribed", account.address(), contact));
            showPresence(account, contact);
        } else if (!before.requested()) {
            if (before.empty() && account.roster().full()) {
                throw new StanzaException(StanzaError.RESOURCE_CONSTRAINT);
            }
            account.roster().put(before.withRequested());
            passOn(account, stanza);
        }
    }

    private void passOn(Account account, Element stanza) {
        account.available().forEach(session -> session.deliver(stanza));
    }

    private void save(Account account, RosterItem before, RosterItem after) {
        account.roster().put(after);
        if (after.listed() && !after.element().equals(before.element())) {
            pushes.changed(account, after);
        }
    }

    private void showPresence(Account account, XmppAddress contact) {
        for (Session session : account.available()) {
            session.presence().ifPresent(presence -> router.route(presence.with("to", contact.toString())));
        }
    }

    void hidePresence(Account account, XmppAddress contact) {
        for (Session session : account.available()) {
            router.route(Stanzas.presence("unavailable", session.address(), contact));
        }
    }
}
