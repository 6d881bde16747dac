package org.isthmus.media.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
 * Offers and answers of one session (RFC 3264) and the legs that came of them, bundled where both sides can (RFC 9143). In a
 * first offer each content has a transport of its own, so that a side that knows no bundles can take it. Used by the session's
 * executor; the legs may be looked at by any thread.
 */
final class Exchange implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final LegContext context;
    private final List<Leg> legs = new CopyOnWriteArrayList<>();
    private List<Carrier> carriers = List.of();
    private List<Bundle> bundles = List.of();
    private Optional<Offered> last = Optional.empty();
    private boolean open;

    Exchange(LegContext context) {
        this.context = context;
    }

    List<Leg> legs() {
        return legs;
    }

    SessionDescription offer(MediaWish wish) throws MediaException {
        if (open) {
            throw new MediaException(
                    MediaException.Cause.BAD_DESCRIPTION, "This side's last offer is not answered yet.");
        }
        for (MediaKind kind : MediaKind.values()) {
            if (wish.wants(kind) && legs.stream().noneMatch(leg -> leg.kind() == kind)) {
                open(kind);
            }
        }
        List<Leg> offered = legs.stream().filter(leg -> wish.wants(leg.kind())).toList();
        if (offered.isEmpty()) {
            throw Answering.nothingInCommon();
        }
        Optional<Bundle> bundle = bundle(offered);
        Set<Integer> numbers = new HashSet<>();
        List<Content> contents = new ArrayList<>();
        for (Leg leg : offered) {
            boolean bundled = bundle.stream().anyMatch(one -> one.names().contains(leg.name()));
            if (bundled) {
                leg.number(numbers);
            }
            contents.add(leg.offer(direction(wish), bundled ? Label.offered(leg.name()) : Optional.empty()));
        }
        SessionDescription offer = new SessionDescription(
                contents, bundle.stream().map(Bundle::group).toList());
        last = Optional.of(new Offered(offer, wish));
        open = true;
        return offer;
    }

    /** One content alone needs none, but what is left of a bundle keeps it, for what may come again. */
    private Optional<Bundle> bundle(List<Leg> offered) {
        List<String> names = offered.stream()
                .filter(leg -> leg.carrier().rtcpMux())
                .map(Leg::name)
                .toList();
        boolean stands = names.stream().anyMatch(name -> Bundle.isIn(bundles, name));
        return names.size() > 1 || stands ? Optional.of(new Bundle(names)) : Optional.empty();
    }

    /** What comes to a bundle that stands joins it at once. */
    private void open(MediaKind kind) throws MediaException {
        Medium medium = medium(kind);
        if (medium.offered().isEmpty()) {
            return;
        }
        String name = free(kind == MediaKind.AUDIO ? "audio" : "video");
        Optional<Carrier> standing = legs.stream()
                .filter(leg -> leg.isAgreed() && Bundle.isIn(bundles, leg.name()))
                .map(Leg::carrier)
                .findFirst();
        Carrier carrier = standing.isPresent() ? standing.get() : new Carrier(name, context);
        legs.add(new Leg(name, medium, carrier, context));
        keep();
    }

    /** The other side may have given the name to something else. */
    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; isTaken(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return legs.stream().anyMatch(leg -> leg.name().equals(name));
    }

    private Medium medium(MediaKind kind) {
        return kind == MediaKind.AUDIO ? new Sound(context) : new Picture(context);
    }

    private static Direction direction(MediaWish wish) {
        return Direction.of(true, !wish.held());
    }

    /** Answers the first content of each kind that is wished; the others are left out. */
    SessionDescription answer(SessionDescription offer, MediaWish wish) throws MediaException {
        open = false;
        Answering answering = new Answering(context, this::medium, legs, offer, direction(wish));
        SessionDescription answer = answering.run(wish);
        List<Leg> stay = answering.legs();
        legs.stream().filter(leg -> !stay.contains(leg)).forEach(this::drop);
        stay.stream().filter(leg -> !legs.contains(leg)).forEach(legs::add);
        bundles = Bundle.of(answer);
        keep();
        return answer;
    }

    /**
     * Takes the answer to the last offer; one more answer to the same offer, as after early media, replaces the one before.
     *
     * @return what this side had wished in the offer
     */
    MediaWish answered(SessionDescription answer) throws MediaException {
        Offered offer = last.orElseThrow(() ->
                new MediaException(MediaException.Cause.BAD_DESCRIPTION, "There is no offer that this could answer."));
        open = false;
        bundles = Bundle.only(
                Bundle.answered(offer.description, answer),
                name -> isLeg(name) && answer.content(name).isPresent());
        Answers answers = new Answers(offer.description, answer, bundles);
        for (Leg leg : legs) {
            if (answers.has(leg)) {
                answered(leg, answers);
            } else {
                drop(leg);
            }
        }
        if (legs.isEmpty()) {
            throw Answering.nothingInCommon();
        }
        keep();
        return offer.wish;
    }

    private boolean isLeg(String name) {
        return legs.stream().anyMatch(leg -> leg.name().equals(name));
    }

    private void answered(Leg leg, Answers answers) throws MediaException {
        try {
            answers.take(leg, legs);
        } catch (MediaException e) {
            if (leg.kind() == MediaKind.AUDIO || legs.size() == 1) {
                throw e;
            }
            LOG.info("A call goes on without its picture: {}", e.getMessage());
            drop(leg);
        }
    }

    /** Lets go of what carries nothing any more. */
    private void keep() {
        List<Carrier> used = legs.stream().map(Leg::carrier).distinct().toList();
        carriers.stream().filter(carrier -> !used.contains(carrier)).forEach(Carrier::close);
        carriers = used;
    }

    private void drop(Leg leg) {
        legs.remove(leg);
        leg.close();
    }

    void refused() {
        open = false;
        carriers.forEach(Carrier::refused);
        legs.stream().filter(leg -> !leg.isAgreed()).forEach(this::drop);
        keep();
    }

    @Override
    public void close() {
        legs.forEach(this::drop);
        keep();
    }

    private record Offered(SessionDescription description, MediaWish wish) {}
}
