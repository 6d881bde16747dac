package org.isthmus.gateway.call.jingle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.isthmus.gateway.call.DescriptionChange;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

/** The elements that say in what a side's description changed, one for each action (XEP-0166 section 7.2). */
public final class JingleChanges {

    private final String sid;
    private final Role writer;
    private final Function<String, Role> creators;

    /**
     * @param writer whose description it is
     * @param creators which side first described the content of a name; the writer for those that are new
     */
    public JingleChanges(String sid, Role writer, Function<String, Role> creators) {
        this.sid = sid;
        this.writer = writer;
        this.creators = creators;
    }

    /** Nothing where both say the same. */
    public List<Jingle> between(SessionDescription before, SessionDescription after) {
        Map<JingleAction, List<JingleContent>> actions = new LinkedHashMap<>();
        for (DescriptionChange change : DescriptionChange.between(before, after)) {
            actions.computeIfAbsent(action(change), action -> new ArrayList<>()).add(content(change));
        }
        return actions.entrySet().stream()
                .map(action -> Jingle.of(action.getKey(), sid).with(action.getValue()))
                .toList();
    }

    private static JingleAction action(DescriptionChange change) {
        return switch (change) {
            case DescriptionChange.Added _ -> JingleAction.CONTENT_ADD;
            case DescriptionChange.Removed _ -> JingleAction.CONTENT_REMOVE;
            case DescriptionChange.Redirected _ -> JingleAction.CONTENT_MODIFY;
            case DescriptionChange.Restarted _ -> JingleAction.TRANSPORT_INFO;
            case DescriptionChange.Extended _ -> JingleAction.TRANSPORT_INFO;
            case DescriptionChange.Moved _ -> JingleAction.TRANSPORT_REPLACE;
            case DescriptionChange.Recoded _ -> JingleAction.DESCRIPTION_INFO;
        };
    }

    private JingleContent content(DescriptionChange change) {
        Content content = change.content();
        Role creator = creators.apply(content.name());
        return switch (change) {
            case DescriptionChange.Added _ ->
                JingleDescriptions.write(new SessionDescription(List.of(content)), writer, creators, false)
                        .getFirst();
            case DescriptionChange.Removed _ -> JingleContent.named(content.name(), creator);
            case DescriptionChange.Redirected _ ->
                JingleDescriptions.direction(content.name(), creator, content.direction(), writer);
            case DescriptionChange.Extended extended
            when content.transport() instanceof Transport.Ice ice ->
                JingleDescriptions.candidates(content.name(), creator, ice, extended.found());
            case DescriptionChange.Recoded _ -> described(content, creator);
            default -> JingleDescriptions.transport(content, creator);
        };
    }

    private JingleContent described(Content content, Role creator) {
        JingleContent whole = JingleDescriptions.write(
                        new SessionDescription(List.of(content)), writer, name -> creator, false)
                .getFirst();
        return new JingleContent(
                whole.creator(),
                whole.name(),
                Optional.empty(),
                whole.disposition(),
                whole.application(),
                Optional.empty());
    }
}
