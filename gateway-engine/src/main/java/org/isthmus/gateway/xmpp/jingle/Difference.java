package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.isthmus.gateway.call.DescriptionChange;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;

/**
 * What a new description of one side changes about the one before.
 *
 * @param added contents that were not there
 * @param removed names of those that are not there any more
 * @param redirected contents that flow another way than before
 * @param restarted contents whose ICE begins anew (RFC 8445 section 9)
 */
record Difference(List<Content> added, Set<String> removed, List<Content> redirected, List<Content> restarted) {

    static Difference between(SessionDescription before, SessionDescription after) {
        List<DescriptionChange> changes = DescriptionChange.between(before, after);
        return new Difference(
                contents(changes, DescriptionChange.Added.class),
                contents(changes, DescriptionChange.Removed.class).stream()
                        .map(Content::name)
                        .collect(Collectors.toUnmodifiableSet()),
                contents(changes, DescriptionChange.Redirected.class),
                contents(changes, DescriptionChange.Restarted.class));
    }

    private static List<Content> contents(List<DescriptionChange> changes, Class<? extends DescriptionChange> kind) {
        return changes.stream()
                .filter(kind::isInstance)
                .map(DescriptionChange::content)
                .toList();
    }

    /** The same, but for contents whose direction is in force already. */
    Difference without(Predicate<Content> inForce) {
        return new Difference(
                added, removed, redirected.stream().filter(inForce.negate()).toList(), restarted);
    }

    /** Every content stops being taken and nothing else changes: the other side is to wait. */
    boolean isHold(SessionDescription before) {
        return changesAll(before)
                && redirected.stream().noneMatch(content -> content.direction().receives());
    }

    /** The other side's waiting ends and nothing else changes. */
    boolean isResumption(SessionDescription before) {
        return changesAll(before)
                && before.contents().stream()
                        .noneMatch(content -> content.direction().receives());
    }

    private boolean changesAll(SessionDescription before) {
        return added.isEmpty()
                && removed.isEmpty()
                && !redirected.isEmpty()
                && before.contents().stream()
                        .allMatch(old -> redirected.stream()
                                .anyMatch(now -> now.name().equals(old.name())
                                        && now.direction().receives()
                                                != old.direction().receives()));
    }
}
