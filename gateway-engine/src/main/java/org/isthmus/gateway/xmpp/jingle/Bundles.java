package org.isthmus.gateway.xmpp.jingle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.SessionDescription.Group;
import org.isthmus.media.description.Transport;

/** Which contents share a transport while contents come and go (XEP-0338). */
final class Bundles {

    private Bundles() {}

    /**
     * A description with more contents.
     *
     * @param groups of all contents, as they were said with the new ones; none where nothing was said
     */
    static SessionDescription grown(SessionDescription before, Collection<Content> added, List<Group> groups) {
        List<Content> all =
                Stream.concat(before.contents().stream(), added.stream()).toList();
        List<Group> grouped = groups.isEmpty()
                ? before.groups().stream()
                        .map(group -> joined(group, before, added))
                        .toList()
                : groups;
        return pruned(new SessionDescription(all, grouped));
    }

    /** Some clients say nothing of a bundle that stands, and add a content with its very transport. */
    private static Group joined(Group group, SessionDescription before, Collection<Content> added) {
        List<String> names = new ArrayList<>(group.contents());
        added.stream()
                .filter(content -> group.semantics().equals(Group.BUNDLE)
                        && group.contents().stream()
                                .flatMap(name -> before.content(name).stream())
                                .anyMatch(other -> isSame(other.transport(), content.transport())))
                .map(Content::name)
                .forEach(names::add);
        return new Group(group.semantics(), names);
    }

    private static boolean isSame(Transport one, Transport other) {
        return one instanceof Transport.Ice a
                && other instanceof Transport.Ice b
                && a.ufrag().equals(b.ufrag())
                && a.password().equals(b.password());
    }

    /** With only what the other side's groups have too. */
    static SessionDescription both(SessionDescription description, SessionDescription other) {
        return pruned(
                description,
                (group, name) -> other.groups().stream()
                        .anyMatch(known -> known.semantics().equals(group.semantics())
                                && known.contents().contains(name)));
    }

    /** Without the names of contents that are not there. */
    static SessionDescription pruned(SessionDescription description) {
        return pruned(description, (group, name) -> description.content(name).isPresent());
    }

    private static SessionDescription pruned(SessionDescription description, BiPredicate<Group, String> stays) {
        return new SessionDescription(
                description.contents(),
                description.groups().stream()
                        .map(group -> new Group(
                                group.semantics(),
                                group.contents().stream()
                                        .filter(name -> stays.test(group, name))
                                        .toList()))
                        .filter(group -> !group.contents().isEmpty())
                        .toList());
    }
}
