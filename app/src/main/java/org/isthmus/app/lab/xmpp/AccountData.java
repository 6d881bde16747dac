package org.isthmus.app.lab.xmpp;

import java.util.Optional;
import org.isthmus.app.lab.xml.Element;

/** What an account stores as it is: its card (XEP-0054) and private data (XEP-0049). */
final class AccountData {

    private static final int MOST_PRIVATE = 100;

    private AccountData() {}

    static Optional<Element> card(IqRequest request) throws StanzaException {
        if (request.get()) {
            Account owner = request.owner().orElseThrow(() -> new StanzaException(StanzaError.ITEM_NOT_FOUND));
            return Optional.of(owner.card().orElseGet(() -> Element.of("vCard", Namespaces.VCARD)));
        }
        request.own().card(request.payload());
        return Optional.empty();
    }

    static Optional<Element> privateData(IqRequest request) throws StanzaException {
        Account account = request.own();
        Element data = request.payload().first().orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST));
        String key = data.namespace() + ' ' + data.name();
        if (request.get()) {
            Element stored = account.privateData().getOrDefault(key, data);
            return Optional.of(Element.of("query", Namespaces.PRIVATE, stored));
        }
        if (!account.privateData().containsKey(key) && account.privateData().size() >= MOST_PRIVATE) {
            throw new StanzaException(StanzaError.RESOURCE_CONSTRAINT);
        }
        account.privateData().put(key, data);
        return Optional.empty();
    }
}
