package org.isthmus.app.lab.xmpp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;

/** Messages to accounts: who gets them, the archives, the copies, and what is kept for later (RFC 6121 section 8.5). */
final class MessageDelivery {

    private final Directory directory;
    private final Scheduler clock;

    MessageDelivery(Directory directory, Scheduler clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void accept(Element stanza, XmppAddress to) throws StanzaException {
        Account account = directory.account(to).orElseThrow(() -> new StanzaException(StanzaError.ITEM_NOT_FOUND));
        XmppAddress from = Stanzas.from(stanza);
        Optional<Account> sender = directory.account(from);
        Element message = withoutForgedIds(stanza, account);
        if (archived(message)) {
            sender.filter(author -> author != account)
                    .ifPresent(author -> author.archive().add(to.bare(), message));
            String id = account.archive().add(from.bare(), message);
            Element marked = message.add(Element.of("stanza-id", Namespaces.STANZA_ID)
                    .with("id", id)
                    .with("by", account.address().toString()));
            deliver(account, marked, to);
            copies(account, sender, marked, from, to);
        } else {
            deliver(account, message, to);
            copies(account, sender, message, from, to);
        }
    }

    /** A message that a lost connection left unacknowledged (XEP-0198 section 5): it goes to the others, or waits. */
    void again(Account account, Element message) throws StanzaException {
        deliver(account, message, account.address());
    }

    private void deliver(Account account, Element message, XmppAddress to) throws StanzaException {
        List<Session> receivers = receivers(account, Stanzas.type(message), to);
        receivers.forEach(session -> session.deliver(message));
        if (!receivers.isEmpty() || !worthKeeping(message)) {
            return;
        }
        Element kept = message.has("delay", Namespaces.DELAY) ? message : message.add(delay());
        if (!account.keepForLater(kept)) {
            throw new StanzaException(StanzaError.RESOURCE_CONSTRAINT);
        }
    }

    /** RFC 6121 sections 8.5.2.1.1, 8.5.3.1 and 8.5.3.2.1. */
    private static List<Session> receivers(Account account, String type, XmppAddress to) throws StanzaException {
        Optional<Session> named = to.resource().isEmpty() ? Optional.empty() : account.session(to.resource());
        if (named.isPresent()) {
            return List.of(named.get());
        }
        return switch (type) {
            case "error" -> List.of();
            case "groupchat" -> throw new StanzaException(StanzaError.SERVICE_UNAVAILABLE);
            default ->
                account.available().stream()
                        .filter(session -> session.priority() >= 0)
                        .sorted(Comparator.comparingInt(Session::priority).reversed())
                        .toList();
        };
    }

    /** XEP-0280 section 6. */
    private void copies(Account account, Optional<Account> sender, Element message, XmppAddress from, XmppAddress to) {
        if (!Carbons.eligible(message)) {
            return;
        }
        for (Session session : account.sessions()) {
            boolean hasIt = to.resource().isEmpty()
                    ? session.available() && session.priority() >= 0
                    : session.address().equals(to)
                            || account.session(to.resource()).isEmpty();
            if (session.carbons() && !hasIt && !session.address().equals(from)) {
                session.deliver(Carbons.received(session, message));
            }
        }
        sender.ifPresent(author -> author.sessions().stream()
                .filter(session -> session.carbons() && !session.address().equals(from))
                .filter(session -> !session.address().equals(to))
                .forEach(session -> session.deliver(Carbons.sent(session, message))));
    }

    private static boolean talk(Element message) {
        String type = Stanzas.type(message);
        return type.isEmpty() || type.equals("chat") || type.equals("normal");
    }

    private static boolean archived(Element message) {
        boolean content = message.has("body", Namespaces.CLIENT)
                || message.has("received", Namespaces.RECEIPTS)
                || message.elements().stream()
                        .anyMatch(child -> child.namespace().equals(Namespaces.MARKERS))
                || message.has("store", Namespaces.HINTS);
        return talk(message)
                && content
                && !message.has("no-store", Namespaces.HINTS)
                && !message.has("no-permanent-store", Namespaces.HINTS);
    }

    private static boolean worthKeeping(Element message) {
        boolean content = message.elements().stream()
                .anyMatch(child -> !child.namespace().equals(Namespaces.CHAT_STATES)
                        && !child.namespace().equals(Namespaces.HINTS)
                        && !child.is("thread", Namespaces.CLIENT)
                        && !child.namespace().equals(Namespaces.PUBSUB_EVENT));
        return talk(message) && content && !message.has("no-store", Namespaces.HINTS);
    }

    /** XEP-0359 section 6: an id in our name that we did not give is removed. */
    private static Element withoutForgedIds(Element message, Account account) {
        return message.removeIf(child -> child.is("stanza-id", Namespaces.STANZA_ID)
                && child.attribute("by").equals(Optional.of(account.address().toString())));
    }

    private Element delay() {
        return Element.of("delay", Namespaces.DELAY)
                .with("from", directory.domain())
                .with("stamp", clock.instant().toString());
    }
}
