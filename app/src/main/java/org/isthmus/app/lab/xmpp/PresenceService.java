package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Who is there: broadcasts, probes, and presence that arrives (RFC 6121 section 4). */
final class PresenceService {

    private final Directory directory;
    private final Router router;
    private final Subscriptions subscriptions;

    PresenceService(Directory directory, Router router, Subscriptions subscriptions) {
        this.directory = directory;
        this.router = router;
        this.subscriptions = subscriptions;
    }

    /** Presence that a session sends to nobody in particular. */
    void broadcast(Session session, Element stanza) throws StanzaException {
        switch (Stanzas.type(stanza)) {
            case "" -> available(session, stanza);
            case "unavailable" -> unavailable(session, stanza);
            default -> throw new StanzaException(StanzaError.BAD_REQUEST);
        }
    }

    /** Presence that a session sends to one address. */
    void directed(Session session, Element stanza) throws StanzaException {
        Optional<Subscription> change = Subscription.of(Stanzas.type(stanza));
        if (change.isEmpty()) {
            router.route(stanza);
            return;
        }
        XmppAddress contact = Stanzas.to(stanza).orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST));
        subscriptions.outbound(session.account(), change.get(), contact.bare(), stanza);
    }

    /** Presence for an account of this domain. */
    void accept(Element stanza, XmppAddress to) throws StanzaException {
        String type = Stanzas.type(stanza);
        Optional<Subscription> change = Subscription.of(type);
        if (change.isPresent()) {
            subscriptions.inbound(directory.account(to), change.get(), stanza, to.bare());
        } else if (type.equals("probe")) {
            directory.account(to).ifPresent(account -> probed(account, stanza));
        } else {
            directory
                    .account(to)
                    .ifPresent(account -> account.sessions().stream()
                            .filter(s -> to.resource().isEmpty()
                                    ? s.available()
                                    : s.address().equals(to))
                            .forEach(s -> s.deliver(stanza)));
        }
    }

    /** The session is over, with or without a last presence. */
    void ended(Session session) {
        if (session.available()) {
            unavailable(session, Element.of(Stanzas.PRESENCE, Namespaces.CLIENT).with("type", "unavailable"));
        }
    }

    private void available(Session session, Element stanza) {
        boolean initial = !session.available();
        boolean couldNotTakeMessages = initial || session.priority() < 0;
        Element presence = stanza.with("from", session.address().toString());
        session.presence(Optional.of(presence));
        tellWatchers(session, presence);
        Account account = session.account();
        for (Session other : account.sessions()) {
            if (other.available()) {
                other.deliver(presence.with("to", other.address().toString()));
                if (initial && !other.address().equals(session.address())) {
                    other.presence()
                            .ifPresent(p -> session.deliver(
                                    p.with("to", session.address().toString())));
                }
            }
        }
        if (initial) {
            probeContacts(session);
            subscriptions.repeatRequests(session);
        }
        if (couldNotTakeMessages && session.priority() >= 0) {
            account.takeKept().forEach(session::deliver);
        }
    }

    private void unavailable(Session session, Element stanza) {
        if (!session.available()) {
            return;
        }
        session.presence(Optional.empty());
        Element presence = stanza.with("from", session.address().toString());
        tellWatchers(session, presence);
        for (Session other : session.account().available()) {
            other.deliver(presence.with("to", other.address().toString()));
        }
    }

    private void tellWatchers(Session session, Element presence) {
        Account account = session.account();
        for (RosterItem item : account.roster().all()) {
            if (item.from() && !account.blocks(item.contact())) {
                router.route(presence.with("to", item.contact().toString()));
            }
        }
    }

    private void probeContacts(Session session) {
        for (RosterItem item : session.account().roster().all()) {
            if (item.to()) {
                router.route(Stanzas.presence("probe", session.account().address(), item.contact()));
            }
        }
    }

    /** RFC 6121 section 4.3.2. */
    private void probed(Account account, Element probe) {
        try {
            XmppAddress from = Stanzas.from(probe);
            if (from.bare().equals(account.address())
                    || account.roster().get(from.bare()).from()) {
                for (Session session : account.available()) {
                    session.presence().ifPresent(presence -> router.route(presence.with("to", from.toString())));
                }
            } else {
                router.route(Stanzas.presence("unsubscribed", account.address(), from.bare()));
            }
        } catch (StanzaException e) {
            router.bounce(probe, e.error());
        }
    }
}
