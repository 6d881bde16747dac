package org.isthmus.app.lab.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** The list of those from whom an account wants to hear nothing (XEP-0191). */
final class BlockingHandler {

    private static final int MOST = 1_000;

    private final Router router;

    BlockingHandler(Router router) {
        this.router = router;
    }

    Optional<Element> list(IqRequest request) throws StanzaException {
        List<Element> items = request.own().blocked().stream()
                .map(address -> Element.of("item", Namespaces.BLOCKING).with("jid", address.toString()))
                .toList();
        return Optional.of(Element.of("blocklist", Namespaces.BLOCKING).addAll(items));
    }

    Optional<Element> block(IqRequest request) throws StanzaException {
        Account account = request.own();
        List<XmppAddress> addresses = addresses(request.payload());
        if (addresses.isEmpty()) {
            throw new StanzaException(StanzaError.BAD_REQUEST);
        }
        if (account.blocked().size() + addresses.size() > MOST) {
            throw new StanzaException(StanzaError.RESOURCE_CONSTRAINT);
        }
        addresses.forEach(address -> show(account, address, false));
        account.blocked().addAll(addresses);
        push(account, request.payload());
        return Optional.empty();
    }

    Optional<Element> unblock(IqRequest request) throws StanzaException {
        Account account = request.own();
        List<XmppAddress> named = addresses(request.payload());
        List<XmppAddress> freed = named.isEmpty() ? List.copyOf(account.blocked()) : named;
        freed.forEach(account.blocked()::remove);
        push(account, request.payload());
        freed.forEach(address -> show(account, address, true));
        return Optional.empty();
    }

    private static List<XmppAddress> addresses(Element payload) throws StanzaException {
        List<XmppAddress> addresses = new ArrayList<>();
        for (Element item : payload.elements("item", Namespaces.BLOCKING)) {
            addresses.add(Stanzas.address(item, "jid").orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST)));
        }
        return addresses;
    }

    /** XEP-0191 sections 3.3 and 3.4: who is blocked sees the account leave, and return. */
    private void show(Account account, XmppAddress blocked, boolean visible) {
        if (!account.roster().get(blocked).from()) {
            return;
        }
        for (Session session : account.available()) {
            if (visible) {
                session.presence().ifPresent(presence -> router.route(presence.with("to", blocked.toString())));
            } else {
                router.route(Stanzas.presence("unavailable", session.address(), blocked));
            }
        }
    }

    private static void push(Account account, Element payload) {
        for (Session session : account.sessions()) {
            session.deliver(Element.of(Stanzas.IQ, Namespaces.CLIENT, payload)
                    .with("type", "set")
                    .with(
                            "id",
                            "block-" + payload.elements().size() + "-"
                                    + account.blocked().size())
                    .with("to", session.address().toString()));
        }
    }
}
