package org.isthmus.app.lab.xmpp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Shares requests out to their handlers by the name and namespace of the payload. */
final class IqService {

    private final Directory directory;
    private final Router router;
    private final Map<Key, IqHandler> handlers = new LinkedHashMap<>();

    IqService(Directory directory, Router router) {
        this.directory = directory;
        this.router = router;
    }

    IqService on(String name, String namespace, IqHandler handler) {
        handlers.put(new Key(name, namespace), handler);
        return this;
    }

    void accept(Element iq, XmppAddress target) throws StanzaException {
        String type = Stanzas.type(iq);
        if (type.equals("result") || type.equals("error")) {
            return;
        }
        List<Element> payloads = iq.elements();
        if (payloads.size() != 1 || !(type.equals("get") || type.equals("set"))) {
            throw new StanzaException(StanzaError.BAD_REQUEST);
        }
        Element payload = payloads.getFirst();
        Optional<Account> owner = directory.account(target);
        if (owner.isEmpty() && !target.local().isEmpty()) {
            throw new StanzaException(StanzaError.ITEM_NOT_FOUND);
        }
        XmppAddress from = Stanzas.from(iq);
        Optional<Session> sender = directory.account(from).flatMap(account -> account.session(from.resource()));
        IqHandler handler = Optional.ofNullable(handlers.get(new Key(payload.name(), payload.namespace())))
                .orElseThrow(() -> new StanzaException(StanzaError.SERVICE_UNAVAILABLE));
        Optional<Element> answer = handler.handle(new IqRequest(iq, payload, from, target, owner, sender));
        Element result = Stanzas.result(iq);
        router.route(answer.map(result::add).orElse(result));
    }

    private record Key(String name, String namespace) {}
}
