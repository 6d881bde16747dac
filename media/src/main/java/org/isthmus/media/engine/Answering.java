package org.isthmus.media.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaWish;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.rtp.Label;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one offer: the first content of each kind that is wished and that both sides can, bundled where the other side
 * offers it (RFC 9143 section 7.3). Used once, by the session's executor.
 */
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final LegContext context;
    private final Function<MediaKind, Medium> media;
    private final List<Leg> before;
    private final SessionDescription offer;
    private final Direction wished;
    private final List<Taken> taken = new ArrayList<>();
    private final Map<String, Carried> carried = new HashMap<>();
    private final List<Carrier> opened = new ArrayList<>();
    private final List<Leg> stay = new ArrayList<>();
    private final List<Content> answers = new ArrayList<>();

    private record Taken(Content content, Medium medium, Optional<Leg> leg) {}

    private record Carried(Carrier carrier, Carrier.Said said) {}

    /**
     * Nothing is done yet.
     *
     * @param media makes what a new leg carries
     * @param before the legs that the session has
     * @param wished what this side wants of each content
     */
    Answering(
            LegContext context,
            Function<MediaKind, Medium> media,
            List<Leg> before,
            SessionDescription offer,
            Direction wished) {
        this.context = context;
        this.media = media;
        this.before = before;
        this.offer = offer;
        this.wished = wished;
    }

    /** @throws MediaException where the call cannot stand; what was begun for it is undone */
    SessionDescription run(MediaWish wish) throws MediaException {
        try {
            List<Bundle> offered = Bundle.of(offer);
            choose(wish);
            List<Bundle> bundles = bundles(offered);
            for (Taken content : List.copyOf(taken)) {
                attempt(content.content().kind(), () -> answer(content, offered, bundles));
            }
            if (answers.isEmpty()) {
                throw nothingInCommon();
            }
            opened.stream()
                    .filter(carrier -> stay.stream().noneMatch(leg -> leg.carrier() == carrier))
                    .forEach(Carrier::close);
            return new SessionDescription(
                    answers,
                    Bundle.only(bundles, this::isAnswered).stream()
                            .map(Bundle::group)
                            .toList());
        } catch (MediaException e) {
            stay.stream().filter(leg -> !before.contains(leg)).forEach(Leg::close);
            opened.forEach(Carrier::close);
            throw e;
        }
    }

    /** The legs that there are now. */
    List<Leg> legs() {
        return stay;
    }

    private boolean isAnswered(String name) {
        return answers.stream().anyMatch(answer -> answer.name().equals(name));
    }

    /** Sound first, so that it is known whether the call stands before its picture is looked at. */
    private void choose(MediaWish wish) throws MediaException {
        for (MediaKind kind : MediaKind.values()) {
            Optional<Content> first = offer.contents().stream()
                    .filter(content -> content.kind() == kind && wish.wants(kind))
                    .findFirst();
            if (first.isPresent()) {
                attempt(kind, () -> choose(first.get()));
            }
        }
    }

    private void choose(Content content) throws MediaException {
        Optional<Leg> leg = before.stream()
                .filter(known -> known.name().equals(content.name()) && known.kind() == content.kind())
                .findFirst();
        Medium medium = leg.map(Leg::medium).orElseGet(() -> media.apply(content.kind()));
        Leg.check(medium, content);
        taken.add(new Taken(content, medium, leg));
    }

    /** A call whose picture cannot be taken goes on without. */
    private void attempt(MediaKind kind, Step step) throws MediaException {
        try {
            step.run();
        } catch (MediaException e) {
            boolean stands = taken.stream().anyMatch(other -> other.content().kind() != kind);
            if (kind == MediaKind.AUDIO || !stands) {
                throw e;
            }
            LOG.info("A call goes on without its picture: {}", e.getMessage());
        }
    }

    private interface Step {
        void run() throws MediaException;
    }

    /** What can be bundled of what is offered so: RTCP shares the port, and packets can be told apart (section 9). */
    private List<Bundle> bundles(List<Bundle> offered) {
        List<Content> fit = new ArrayList<>();
        for (Taken next : taken) {
            Content content = next.content();
            boolean known = Label.said(content.format().headerExtensions(), content.name())
                            .isPresent()
                    || !content.format().sources().isEmpty();
            boolean apart = known
                    || fit.stream().noneMatch(other -> PayloadNumbers.overlap(other.payloads(), content.payloads()));
            if (apart && content.format().rtcpMux()) {
                fit.add(content);
            }
        }
        return Bundle.only(
                offered, name -> fit.stream().anyMatch(content -> content.name().equals(name)));
    }

    private void answer(Taken content, List<Bundle> offered, List<Bundle> bundles) throws MediaException {
        Content theirs = content.content();
        boolean bundled = Bundle.isIn(bundles, theirs.name());
        if (!bundled && isWithoutOwnTransport(theirs, offered)) {
            throw new MediaException(
                    MediaException.Cause.NOTHING_IN_COMMON, "A content is only there in a bundle that cannot be.");
        }
        Carried by = carried(content(Bundle.speaker(bundles, theirs.name())));
        Leg leg = content.leg().orElseGet(() -> new Leg(theirs.name(), content.medium(), by.carrier(), context));
        Optional<Label> label =
                bundled ? Label.said(theirs.format().headerExtensions(), theirs.name()) : Optional.empty();
        try {
            answers.add(leg.answer(theirs, wished, by.carrier(), by.said(), label));
            stay.add(leg);
        } catch (MediaException e) {
            if (content.leg().isEmpty()) {
                leg.close();
            }
            throw e;
        }
    }

    private boolean isWithoutOwnTransport(Content content, List<Bundle> offered) {
        String speaker = Bundle.speaker(offered, content.name());
        return !speaker.equals(content.name())
                && offer.content(speaker)
                        .filter(first -> first.transport().equals(content.transport()))
                        .isPresent();
    }

    private Content content(String name) {
        return offer.content(name).orElseThrow();
    }

    private Carried carried(Content speaker) throws MediaException {
        Carried known = carried.get(speaker.name());
        if (known != null) {
            return known;
        }
        Optional<Carrier> old = known(speaker);
        Carrier carrier = old.isPresent() ? old.get() : new Carrier(speaker.name(), context);
        if (old.isEmpty()) {
            opened.add(carrier);
        }
        Carried fresh = new Carried(carrier, carrier.offered(speaker));
        carried.put(speaker.name(), fresh);
        return fresh;
    }

    /** The carrier that leads where the content is, else its own; one that leads where another is, is left to that. */
    private Optional<Carrier> known(Content speaker) {
        List<Carrier> free = before.stream()
                .map(Leg::carrier)
                .filter(carrier -> carried.values().stream().noneMatch(by -> by.carrier() == carrier))
                .toList();
        return free.stream()
                .filter(carrier -> carrier.isTowards(speaker.transport()))
                .findFirst()
                .or(() -> before.stream()
                        .filter(leg -> leg.name().equals(speaker.name()))
                        .map(Leg::carrier)
                        .filter(free::contains)
                        .filter(carrier -> taken.stream()
                                .noneMatch(other ->
                                        carrier.isTowards(other.content().transport())))
                        .findFirst());
    }

    static MediaException nothingInCommon() {
        return new MediaException(
                MediaException.Cause.NOTHING_IN_COMMON, "Both sides want nothing that the other has.");
    }
}
