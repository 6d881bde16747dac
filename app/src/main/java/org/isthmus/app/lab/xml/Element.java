package org.isthmus.app.lab.xml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One XML element. Every change makes a new one, so an element may be handed to any number of receivers.
 *
 * @param attributes in order; a prefix is kept as part of the name, as in {@code xml:lang}
 */
public record Element(String name, String namespace, Map<String, String> attributes, List<Node> children)
        implements Node {

    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    public static Element of(String name, String namespace) {
        return new Element(name, namespace, Map.of(), List.of());
    }

    public static Element of(String name, String namespace, Node... children) {
        return new Element(name, namespace, Map.of(), List.of(children));
    }

    public static Element text(String name, String namespace, String text) {
        return new Element(name, namespace, Map.of(), List.of(new Text(text)));
    }

    public boolean is(String otherName, String otherNamespace) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }

    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    public Element with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(key, value);
        return new Element(name, namespace, changed, children);
    }

    public Element with(String key, Optional<String> value) {
        return value.map(v -> with(key, v)).orElseGet(() -> without(key));
    }

    public Element without(String key) {
        if (!attributes.containsKey(key)) {
            return this;
        }
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.remove(key);
        return new Element(name, namespace, changed, children);
    }

    public Element add(Node child) {
        return addAll(List.of(child));
    }

    public Element addAll(Collection<? extends Node> more) {
        List<Node> all = new ArrayList<>(children);
        all.addAll(more);
        return new Element(name, namespace, attributes, all);
    }

    public Element removeIf(Predicate<Element> unwanted) {
        List<Node> kept = children.stream()
                .filter(node -> !(node instanceof Element element && unwanted.test(element)))
                .toList();
        return kept.size() == children.size() ? this : new Element(name, namespace, attributes, kept);
    }

    public List<Element> elements() {
        return children.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    public List<Element> elements(String childName, String childNamespace) {
        return elements().stream()
                .filter(child -> child.is(childName, childNamespace))
                .toList();
    }

    public Optional<Element> first() {
        return elements().stream().findFirst();
    }

    public Optional<Element> child(String childName, String childNamespace) {
        return elements().stream()
                .filter(child -> child.is(childName, childNamespace))
                .findFirst();
    }

    /** A child in the namespace of this element. */
    public Optional<Element> child(String childName) {
        return child(childName, namespace);
    }

    public boolean has(String childName, String childNamespace) {
        return child(childName, childNamespace).isPresent();
    }

    public Optional<String> childText(String childName) {
        return child(childName).map(Element::text);
    }

    /** The text directly inside, children left out. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Node node : children) {
            if (node instanceof Text text) {
                out.append(text.value());
            }
        }
        return out.toString();
    }

    /** The same tree with one namespace in place of another, all through. */
    public Element recast(String from, String to) {
        List<Node> recast = children.stream()
                .map(node -> node instanceof Element child ? child.recast(from, to) : node)
                .toList();
        return new Element(name, namespace.equals(from) ? to : namespace, attributes, recast);
    }

    /** The element as it stands alone on the wire. */
    @Override
    public String toString() {
        return XmlWriter.write(this, "");
    }
}
