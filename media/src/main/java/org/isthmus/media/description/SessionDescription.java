package org.isthmus.media.description;

import java.util.List;
import java.util.Optional;

/**
 * One side's view of a call: an offer or an answer. Everything in it is said from the view of the side that wrote it.
 *
 * @param contents in order; the order is that of the offer and stays for the whole call
 * @param groups which contents belong together (RFC 5888)
 */
public record SessionDescription(List<Content> contents, List<Group> groups) {

    public SessionDescription {
        contents = List.copyOf(contents);
        groups = List.copyOf(groups);
    }

    public SessionDescription(List<Content> contents) {
        this(contents, List.of());
    }

    public Optional<Content> content(String name) {
        return contents.stream().filter(content -> content.name().equals(name)).findFirst();
    }

    /**
     * Contents that are grouped, by name (RFC 5888).
     *
     * @param semantics such as {@code BUNDLE} or {@code LS}
     */
    public record Group(String semantics, List<String> contents) {

        public static final String BUNDLE = "BUNDLE";

        public Group {
            contents = List.copyOf(contents);
        }
    }
}
