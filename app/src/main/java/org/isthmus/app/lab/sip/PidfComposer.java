package org.isthmus.app.lab.sip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isthmus.app.lab.xml.Element;

/** Makes one presence document out of what a user's devices have published (RFC 3863, RFC 3856 section 6.11). */
final class PidfComposer {

    static final String PIDF = "urn:ietf:params:xml:ns:pidf";

    private PidfComposer() {}

    /** @param reachable what is said of a user who has published nothing */
    static Element compose(String entity, List<Element> documents, boolean reachable) {
        Element presence = Element.of("presence", PIDF).with("entity", entity);
        if (documents.isEmpty()) {
            return presence.add(tuple("registered", reachable));
        }
        Map<String, Element> children = new LinkedHashMap<>();
        for (int i = documents.size() - 1; i >= 0; i--) {
            for (Element child : documents.get(i).elements()) {
                // The newest document speaks where two say something of the same thing.
                String id = child.attribute("id").orElse(child.text());
                children.putIfAbsent(child.namespace() + ' ' + child.name() + ' ' + id, child);
            }
        }
        return presence.addAll(
                children.values().stream().sorted(PidfComposer::order).toList());
    }

    static Element tuple(String id, boolean open) {
        Element basic = Element.text("basic", PIDF, open ? "open" : "closed");
        return Element.of("tuple", PIDF, Element.of("status", PIDF, basic)).with("id", id);
    }

    /** The schema of RFC 3863 section 4.4: tuples, then notes, then what extends them. */
    private static int order(Element one, Element other) {
        return Integer.compare(rank(one), rank(other));
    }

    private static int rank(Element child) {
        return child.is("tuple", PIDF) ? 0 : child.is("note", PIDF) ? 1 : 2;
    }
}
