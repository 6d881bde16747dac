package org.isthmus.gateway.call.jingle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element that has no type of its own: what a session-info says, a detail of a reason, a transfer.
 *
 * @param namespace empty where there is none
 * @param attributes those without a namespace, in order
 */
public record JingleElement(
        String namespace, String name, Map<String, String> attributes, String text, List<JingleElement> children) {

    public JingleElement {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** An element without content. */
    public static JingleElement of(String namespace, String name) {
        return new JingleElement(namespace, name, Map.of(), "", List.of());
    }

    public static JingleElement of(String namespace, String name, Map<String, String> attributes) {
        return new JingleElement(namespace, name, attributes, "", List.of());
    }

    public boolean is(String wantedNamespace, String wantedName) {
        return name.equals(wantedName) && namespace.equals(wantedNamespace);
    }

    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }
}
