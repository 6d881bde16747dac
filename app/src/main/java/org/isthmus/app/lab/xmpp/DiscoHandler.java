package org.isthmus.app.lab.xmpp;

import java.util.List;
import java.util.Optional;
import org.isthmus.app.lab.xml.Element;

/** Says what the server and its accounts can do, and which services there are (XEP-0030). */
final class DiscoHandler {

    private static final List<String> SERVER_FEATURES = List.of(
            Namespaces.DISCO_INFO,
            Namespaces.DISCO_ITEMS,
            Namespaces.PING,
            Namespaces.VERSION,
            Namespaces.TIME,
            Namespaces.VCARD,
            Namespaces.PRIVATE,
            Namespaces.BLOCKING,
            Namespaces.CARBONS,
            "msgoffline");

    private static final List<String> ACCOUNT_FEATURES = List.of(
            Namespaces.DISCO_INFO,
            Namespaces.ARCHIVE,
            Namespaces.STANZA_ID,
            Namespaces.PUBSUB,
            Namespaces.PUBSUB + "#publish",
            Namespaces.PUBSUB + "#retrieve-items",
            Namespaces.PUBSUB + "#retract-items",
            Namespaces.PUBSUB + "#auto-create",
            Namespaces.PUBSUB + "#publish-options");

    private final Directory directory;
    private final Router router;

    DiscoHandler(Directory directory, Router router) {
        this.directory = directory;
        this.router = router;
    }

    Optional<Element> info(IqRequest request) throws StanzaException {
        Optional<String> node = request.payload().attribute("node");
        if (node.isPresent()) {
            throw new StanzaException(StanzaError.ITEM_NOT_FOUND);
        }
        Element query = Element.of("query", Namespaces.DISCO_INFO);
        if (request.owner().isEmpty()) {
            return Optional.of(
                    features(query.add(identity("server", "im").with("name", "Local lab")), SERVER_FEATURES));
        }
        Element account = query.add(identity("account", "registered")).add(identity("pubsub", "pep"));
        return Optional.of(features(account, ACCOUNT_FEATURES));
    }

    Optional<Element> items(IqRequest request) {
        Element query = Element.of("query", Namespaces.DISCO_ITEMS)
                .with("node", request.payload().attribute("node"));
        if (request.owner().isPresent()) {
            return Optional.of(query);
        }
        return Optional.of(query.addAll(router.domains().stream()
                .filter(domain -> !domain.equals(directory.domain()))
                .sorted()
                .map(domain -> Element.of("item", Namespaces.DISCO_ITEMS).with("jid", domain))
                .toList()));
    }

    private static Element identity(String category, String type) {
        return Element.of("identity", Namespaces.DISCO_INFO)
                .with("category", category)
                .with("type", type);
    }

    private static Element features(Element query, List<String> names) {
        return query.addAll(names.stream()
                .map(name -> Element.of("feature", Namespaces.DISCO_INFO).with("var", name))
                .toList());
    }
}
