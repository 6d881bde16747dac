package org.isthmus.gateway.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

/**
 * One thing in which a side's new description differs from the one before. SIP says the whole description again, Jingle
 * only what changed (XEP-0166 section 7.2).
 */
public sealed interface DescriptionChange {

    /** The content that it is about, as it is now, or as it was where it is gone. */
    Content content();

    /** A content that was not there. */
    record Added(Content content) implements DescriptionChange {}

    /** A content that is there no more. */
    record Removed(Content content) implements DescriptionChange {}

    /** Another direction: hold, resume. */
    record Redirected(Content content) implements DescriptionChange {}

    /** New credentials of ICE, which begins anew. */
    record Restarted(Content content) implements DescriptionChange {}

    /** More candidates under the same credentials. */
    record Extended(Content content, List<Candidate> found) implements DescriptionChange {
        public Extended {
            found = List.copyOf(found);
        }
    }

    /** Another address without ICE, or another kind of transport. */
    record Moved(Content content) implements DescriptionChange {}

    /** Other payload types or parameters. */
    record Recoded(Content content) implements DescriptionChange {}

    /** All differences, in the order of the contents; what is gone stands first. */
    static List<DescriptionChange> between(SessionDescription before, SessionDescription after) {
        List<DescriptionChange> changes = new ArrayList<>();
        for (Content content : before.contents()) {
            if (after.content(content.name()).isEmpty()) {
                changes.add(new Removed(content));
            }
        }
        for (Content content : after.contents()) {
            before.content(content.name())
                    .ifPresentOrElse(
                            known -> changes.addAll(between(known, content)), () -> changes.add(new Added(content)));
        }
        return List.copyOf(changes);
    }

    private static List<DescriptionChange> between(Content before, Content after) {
        List<DescriptionChange> changes = new ArrayList<>();
        if (before.direction() != after.direction()) {
            changes.add(new Redirected(after));
        }
        transport(before.transport(), after).ifPresent(changes::add);
        if (!before.format().equals(after.format())) {
            changes.add(new Recoded(after));
        }
        return changes;
    }

    private static Optional<DescriptionChange> transport(Transport before, Content after) {
        return switch (after.transport()) {
            case Transport.Ice ice
            when before instanceof Transport.Ice known -> {
                if (!ice.ufrag().equals(known.ufrag()) || !ice.password().equals(known.password())) {
                    yield Optional.of(new Restarted(after));
                }
                List<Candidate> found = ice.candidates().stream()
                        .filter(candidate -> !known.candidates().contains(candidate))
                        .toList();
                yield found.isEmpty() ? Optional.empty() : Optional.of(new Extended(after, found));
            }
            case Transport.Plain plain when plain.equals(before) -> Optional.empty();
            default -> Optional.of(new Moved(after));
        };
    }
}
