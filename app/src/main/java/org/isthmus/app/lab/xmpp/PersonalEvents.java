package org.isthmus.app.lab.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isthmus.app.lab.xml.Element;
import org.isthmus.gateway.address.XmppAddress;

/** Personal eventing (XEP-0163), as much as avatars, nicknames and bookmarks need. */
final class PersonalEvents {

    private final Router router;

    PersonalEvents(Router router) {
        this.router = router;
    }

    Optional<Element> handle(IqRequest request) throws StanzaException {
        Element pubsub = request.payload();
        Element action = pubsub.first().orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST));
        return switch (action.name()) {
            case "items" -> Optional.of(read(request, action));
            case "publish" -> Optional.of(publish(request.own(), pubsub, action));
            case "retract" -> {
                retract(request.own(), action);
                yield Optional.empty();
            }
            default -> throw new StanzaException(StanzaError.FEATURE_NOT_IMPLEMENTED);
        };
    }

    private static Element read(IqRequest request, Element action) throws StanzaException {
        Account owner = request.owner().orElseThrow(() -> new StanzaException(StanzaError.ITEM_NOT_FOUND));
        PersonalNodes.Node node =
                owner.nodes().node(name(action)).orElseThrow(() -> new StanzaException(StanzaError.ITEM_NOT_FOUND));
        XmppAddress reader = request.from().bare();
        boolean own = reader.equals(owner.address());
        if (!own && (node.onlyMe() || !owner.roster().get(reader).from())) {
            throw new StanzaException(StanzaError.FORBIDDEN);
        }
        List<String> wanted = action.elements("item", Namespaces.PUBSUB).stream()
                .flatMap(item -> item.attribute("id").stream())
                .toList();
        List<Element> items = node.items().entrySet().stream()
                .filter(entry -> wanted.isEmpty() || wanted.contains(entry.getKey()))
                .map(java.util.Map.Entry::getValue)
                .toList();
        return Element.of(
                "pubsub",
                Namespaces.PUBSUB,
                Element.of("items", Namespaces.PUBSUB)
                        .with("node", name(action))
                        .addAll(items));
    }

    private Element publish(Account owner, Element pubsub, Element action) throws StanzaException {
        Element item = action.child("item").orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST));
        String id = item.attribute("id")
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString());
        boolean onlyMe = pubsub.child("publish-options")
                .flatMap(options -> options.child("x", Namespaces.FORMS))
                .map(Forms::values)
                .map(values ->
                        values.getOrDefault("pubsub#access_model", List.of()).contains("whitelist"))
                .orElse(false);
        PersonalNodes.Node node = owner.nodes()
                .open(name(action), onlyMe)
                .orElseThrow(() -> new StanzaException(StanzaError.RESOURCE_CONSTRAINT));
        if (onlyMe && !node.onlyMe()) {
            throw new StanzaException(StanzaError.CONFLICT);
        }
        Element kept = item.with("id", id);
        node.put(id, kept);
        tell(owner, node, name(action), kept.recast(Namespaces.PUBSUB, Namespaces.PUBSUB_EVENT));
        Element done = Element.of("item", Namespaces.PUBSUB).with("id", id);
        return Element.of(
                "pubsub",
                Namespaces.PUBSUB,
                Element.of("publish", Namespaces.PUBSUB, done).with("node", name(action)));
    }

    private void retract(Account owner, Element action) throws StanzaException {
        PersonalNodes.Node node =
                owner.nodes().node(name(action)).orElseThrow(() -> new StanzaException(StanzaError.ITEM_NOT_FOUND));
        String id = action.child("item")
                .flatMap(item -> item.attribute("id"))
                .orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST));
        if (node.items().remove(id) == null) {
            throw new StanzaException(StanzaError.ITEM_NOT_FOUND);
        }
        tell(
                owner,
                node,
                name(action),
                Element.of("retract", Namespaces.PUBSUB_EVENT).with("id", id));
    }

    private void tell(Account owner, PersonalNodes.Node node, String name, Element what) {
        Element items = Element.of("items", Namespaces.PUBSUB_EVENT, what).with("node", name);
        Element event = Element.of(
                        Stanzas.MESSAGE, Namespaces.CLIENT, Element.of("event", Namespaces.PUBSUB_EVENT, items))
                .with("from", owner.address().toString())
                .with("type", "headline");
        owner.available()
                .forEach(session ->
                        session.deliver(event.with("to", session.address().toString())));
        if (node.onlyMe()) {
            return;
        }
        for (RosterItem item : owner.roster().all()) {
            if (item.from()) {
                router.route(event.with("to", item.contact().toString()));
            }
        }
    }

    private static String name(Element action) throws StanzaException {
        return action.attribute("node")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new StanzaException(StanzaError.BAD_REQUEST));
    }
}
