package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

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
        return new Difference(
                after.contents().stream()
                        .filter(content -> before.content(content.name()).isEmpty())
                        .toList(),
                before.contents().stream()
                        .map(Content::name)
                        .filter(name -> after.content(name).isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                after.contents().stream()
                        .filter(content -> was(before, content)
                                .filter(old -> old.direction() != content.direction())
                                .isPresent())
                        .toList(),
                after.contents().stream()
                        .filter(content -> was(before, content)
                                .filter(old -> isRestarted(old.transport(), content.transport()))
                                .isPresent())
                        .toList());
    }

    private static Optional<Content> was(SessionDescription before, Content content) {
        return before.content(content.name());
    }

    static boolean isRestarted(Transport before, Transport after) {
        return before instanceof Transport.Ice old
                && after instanceof Transport.Ice now
                && !(old.ufrag().equals(now.ufrag()) && old.password().equals(now.password()));
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
