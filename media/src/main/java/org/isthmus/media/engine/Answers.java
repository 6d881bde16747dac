package org.isthmus.media.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.rtp.Label;

/** The other side's answer to an offer, as each leg takes it (RFC 9143 section 7.4). Used once, by the session's executor. */
final class Answers {

    private final SessionDescription offer;
    private final SessionDescription answer;
    private final List<Bundle> bundles;
    private final Map<String, Carrier> spoken = new HashMap<>();

    /** @param bundles of the answer */
    Answers(SessionDescription offer, SessionDescription answer, List<Bundle> bundles) {
        this.offer = offer;
        this.answer = answer;
        this.bundles = bundles;
    }

    /** Whether the leg was offered and is taken. */
    boolean has(Leg leg) {
        return offer.content(leg.name()).isPresent()
                && answer.content(leg.name()).isPresent();
    }

    /** @param legs of the session, as another may speak for the bundle */
    void take(Leg leg, List<Leg> legs) throws MediaException {
        Carrier by = carrier(Bundle.speaker(bundles, leg.name()), legs);
        Content ours = ours(leg.name());
        Content theirs = theirs(leg.name());
        leg.answered(ours, theirs, by, label(ours, theirs));
    }

    private Optional<Label> label(Content ours, Content theirs) {
        return Bundle.isIn(bundles, ours.name())
                ? Label.said(ours.format().headerExtensions(), ours.name())
                        .filter(offered -> Label.said(theirs.format().headerExtensions(), ours.name())
                                .filter(offered::equals)
                                .isPresent())
                : Optional.empty();
    }

    private Carrier carrier(String speaker, List<Leg> legs) throws MediaException {
        Carrier known = spoken.get(speaker);
        if (known != null) {
            return known;
        }
        Carrier carrier = legs.stream()
                .filter(leg -> leg.name().equals(speaker))
                .map(Leg::carrier)
                .findFirst()
                .orElseThrow(() -> bad("Nothing speaks for the bundle of the answer."));
        if (spoken.containsValue(carrier)) {
            throw bad("The content \"" + speaker + "\" left its bundle, and no transport was offered for it alone.");
        }
        boolean shared = bundles.stream()
                .anyMatch(bundle ->
                        bundle.names().contains(speaker) && bundle.names().size() > 1);
        if (shared && !theirs(speaker).format().rtcpMux()) {
            // RFC 9143 section 9.3.1.
            throw bad("The answer bundles contents whose reports do not share their port.");
        }
        carrier.answered(ours(speaker), theirs(speaker));
        spoken.put(speaker, carrier);
        return carrier;
    }

    private Content ours(String name) {
        return offer.content(name).orElseThrow();
    }

    private Content theirs(String name) {
        return answer.content(name).orElseThrow();
    }

    private static MediaException bad(String message) {
        return new MediaException(MediaException.Cause.BAD_DESCRIPTION, message);
    }
}
