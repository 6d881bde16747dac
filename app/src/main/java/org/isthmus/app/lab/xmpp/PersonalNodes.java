package org.isthmus.app.lab.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.isthmus.app.lab.xml.Element;

/** What an account has published about itself (XEP-0163): nodes with a few items each. */
final class PersonalNodes {

    static final int MOST_NODES = 100;
    private static final int MOST_ITEMS = 200;

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** The node, made when it is not there; nothing when there are too many. */
    Optional<Node> open(String name, boolean onlyMe) {
        if (!nodes.containsKey(name) && nodes.size() >= MOST_NODES) {
            return Optional.empty();
        }
        return Optional.of(nodes.computeIfAbsent(name, key -> new Node(onlyMe)));
    }

    boolean delete(String name) {
        return nodes.remove(name) != null;
    }

    /** One node. */
    static final class Node {

        private final boolean onlyMe;
        private final SequencedMap<String, Element> items = new LinkedHashMap<>();

        private Node(boolean onlyMe) {
            this.onlyMe = onlyMe;
        }

        /** Access model {@code whitelist}: for the account's own devices. */
        boolean onlyMe() {
            return onlyMe;
        }

        SequencedMap<String, Element> items() {
            return items;
        }

        void put(String id, Element item) {
            items.remove(id);
            items.put(id, item);
            if (items.size() > MOST_ITEMS) {
                items.pollFirstEntry();
            }
        }
    }
}
