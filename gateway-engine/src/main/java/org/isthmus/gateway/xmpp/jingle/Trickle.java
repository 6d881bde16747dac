package org.isthmus.gateway.xmpp.jingle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Transport;

/**
 * Candidates that are found after a description was said (XEP-0176 section 5.3), both ways. What comes before the other side,
 * or the own media, can take it waits. On the account's executor.
 */
final class Trickle {

    private static final int MOST_WAITING = 200;

    private final SessionLink link;
    private final Agreement agreement;
    private final List<Found> unsaid = new ArrayList<>();
    private final List<Found> undelivered = new ArrayList<>();
    private Optional<CallMedia> media = Optional.empty();
    private boolean open;

    private record Found(String content, List<Candidate> candidates) {}

    Trickle(SessionLink link, Agreement agreement) {
        this.link = link;
        this.agreement = agreement;
    }

    /** The other side knows this side's description from now on. */
    void open() {
        open = true;
        List<Found> all = List.copyOf(unsaid);
        unsaid.clear();
        all.forEach(found -> say(found.content(), found.candidates()));
    }

    /** ICE-UDP has no word for an end of candidates, so an empty list is not passed on. */
    void say(String content, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        if (!open) {
            keep(unsaid, new Found(content, candidates));
            return;
        }
        agreement.local().content(content).ifPresent(said -> say(said, candidates));
    }

    private void say(Content content, List<Candidate> candidates) {
        if (content.transport() instanceof Transport.Ice ice) {
            link.send(
                    JingleAction.TRANSPORT_INFO,
                    List.of(JingleDescriptions.candidates(
                            content.name(), agreement.creator(content.name()), ice, candidates)));
        }
    }

    /** The media can take what the other side finds. */
    void deliver(CallMedia taking) {
        media = Optional.of(taking);
        undelivered.forEach(found -> taking.candidates(found.content(), found.candidates()));
        undelivered.clear();
    }

    void take(String content, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        media.ifPresentOrElse(
                taking -> taking.candidates(content, candidates),
                () -> keep(undelivered, new Found(content, candidates)));
    }

    private static void keep(List<Found> waiting, Found found) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(found);
        }
    }
}
