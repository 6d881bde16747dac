package org.isthmus.app.lab.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Reads and changes the roster (RFC 6121 section 2). */
final class RosterHandler implements IqHandler {

    private static final int LONGEST_TEXT = 1023;
    private static final int MOST_GROUPS = 50;

    private final Router router;
    private final RosterPushes pushes;
    private final Subscriptions subscriptions;

    RosterHandler(Router router, RosterPushes pushes, Subscriptions subscriptions) {
        this.router = router;
        this.pushes = pushes;
        this.subscriptions = subscriptions;
    }

    @Override
    public Optional<Element> handle(IqRequest request) throws StanzaException {
        Account account = request.own();
        if (request.get()) {
            request.session().rosterFetched();
            return Optional.of(Element.of("query", Namespaces.ROSTER)
                    .addAll(account.roster().listed().stream()
                            .map(RosterItem::element)
                            .toList()));
        }
        List<Element> items = request.payload().elements("item", Namespaces.ROSTER);
        if (items.size() != 1) {
            throw new StanzaException(StanzaError.BAD_REQUEST);
        }
        Element item = items.getFirst();
        XmppAddress contact = Stanzas.address(item, "jid")
                .orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST))
                .bare();
        if (item.attribute("subscription").equals(Optional.of("remove"))) {
            remove(account, contact);
        } else {
            describe(account, contact, item);
        }
        return Optional.empty();
    }

    private void describe(Account account, XmppAddress contact, Element item) throws StanzaException {
        Set<String> groups = item.elements("group", Namespaces.ROSTER).stream()
                .map(Element::text)
                .collect(Collectors.toSet());
        Optional<String> name = item.attribute("name").filter(text -> !text.isEmpty());
        boolean tooLong = name.map(String::length).orElse(0) > LONGEST_TEXT
                || groups.size() > MOST_GROUPS
                || groups.stream().anyMatch(group -> group.isEmpty() || group.length() > LONGEST_TEXT);
        RosterItem before = account.roster().get(contact);
        if (tooLong || (before.empty() && account.roster().full())) {
            throw new StanzaException(StanzaError.NOT_ACCEPTABLE);
        }
        if (contact.equals(account.address())) {
            throw new StanzaException(StanzaError.NOT_ALLOWED);
        }
        RosterItem after = before.described(name, groups);
        account.roster().put(after);
        pushes.changed(account, after);
    }

    /** RFC 6121 section 2.5: both directions of the subscription end with the item. */
    private void remove(Account account, XmppAddress contact) throws StanzaException {
        RosterItem item = account.roster().get(contact);
        if (!item.listed()) {
            throw new StanzaException(StanzaError.ITEM_NOT_FOUND);
        }
        account.roster().remove(contact);
        pushes.removed(account, item);
        if (item.to() || item.asked()) {
            router.route(Stanzas.presence("unsubscribe", account.address(), contact));
        }
        if (item.from() || item.requested()) {
            router.route(Stanzas.presence("unsubscribed", account.address(), contact));
            subscriptions.hidePresence(account, contact);
        }
    }
}
