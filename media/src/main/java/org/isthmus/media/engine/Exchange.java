package org.isthmus.media.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaWish;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers and answers of one session (RFC 3264) and the legs that came of them. Used by the session's executor; the legs may
 * be looked at by any thread.
 */
final class Exchange implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final LegContext context;
    private final List<Leg> legs = new CopyOnWriteArrayList<>();
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
        List<Content> contents = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            if (wants(wish, kind) && legs.stream().noneMatch(leg -> leg.kind() == kind)) {
                open(kind);
            }
        }
        for (Leg leg : legs) {
            if (wants(wish, leg.kind())) {
                contents.add(leg.offer(direction(wish)));
            }
        }
        if (contents.isEmpty()) {
            throw nothingInCommon();
        }
        SessionDescription offer = new SessionDescription(contents);
        last = Optional.of(new Offered(offer, wish));
        open = true;
        return offer;
    }

    private void open(MediaKind kind) throws MediaException {
        Medium medium = medium(kind);
        if (!medium.offered().isEmpty()) {
            legs.add(new Leg(free(kind == MediaKind.AUDIO ? "audio" : "video"), medium, context));
        }
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

    private static boolean wants(MediaWish wish, MediaKind kind) {
        return kind == MediaKind.AUDIO ? wish.audio() : wish.video();
    }

    private static Direction direction(MediaWish wish) {
        return Direction.of(true, !wish.held());
    }

    /** Answers the first content of each kind that is wished; the others are left out. */
    SessionDescription answer(SessionDescription offer, MediaWish wish) throws MediaException {
        open = false;
        List<Content> wanted = wanted(offer, wish);
        if (wanted.isEmpty()) {
            throw nothingInCommon();
        }
        List<Content> answers = new ArrayList<>();
        List<Leg> stay = new ArrayList<>();
        for (Content content : wanted) {
            Leg leg = known(content).isPresent()
                    ? known(content).get()
                    : new Leg(content.name(), medium(content.kind()), context);
            try {
                answers.add(leg.answer(content, direction(wish)));
                stay.add(leg);
            } catch (MediaException e) {
                if (!legs.contains(leg)) {
                    leg.close();
                }
                if (content.kind() == MediaKind.AUDIO || answers.isEmpty()) {
                    undo(stay);
                    throw e;
                }
                LOG.info("A call goes on without its picture: {}", e.getMessage());
            }
        }
        legs.stream().filter(leg -> !stay.contains(leg)).forEach(this::drop);
        stay.stream().filter(leg -> !legs.contains(leg)).forEach(legs::add);
        return new SessionDescription(answers);
    }

    private void undo(List<Leg> fresh) {
        fresh.stream().filter(leg -> !legs.contains(leg)).forEach(Leg::close);
    }

    /** Sound first, so that it is known whether the call stands before its picture is looked at. */
    private static List<Content> wanted(SessionDescription offer, MediaWish wish) {
        List<Content> wanted = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            offer.contents().stream()
                    .filter(content -> content.kind() == kind && wants(wish, kind))
                    .findFirst()
                    .ifPresent(wanted::add);
        }
        return wanted;
    }

    private Optional<Leg> known(Content content) {
        return legs.stream()
                .filter(leg -> leg.name().equals(content.name()) && leg.kind() == content.kind())
                .findFirst();
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
        for (Leg leg : legs) {
            Optional<Content> ours = offer.description.content(leg.name());
            Optional<Content> theirs = answer.content(leg.name());
            if (ours.isPresent() && theirs.isPresent()) {
                answered(leg, ours.get(), theirs.get());
            } else {
                drop(leg);
            }
        }
        if (legs.isEmpty()) {
            throw nothingInCommon();
        }
        return offer.wish;
    }

    private void answered(Leg leg, Content ours, Content theirs) throws MediaException {
        try {
            leg.answered(ours, theirs);
        } catch (MediaException e) {
            if (leg.kind() == MediaKind.AUDIO || legs.size() == 1) {
                throw e;
            }
            LOG.info("A call goes on without its picture: {}", e.getMessage());
            drop(leg);
        }
    }

    private void drop(Leg leg) {
        legs.remove(leg);
        leg.close();
    }

    void refused() {
        open = false;
        legs.forEach(Leg::refused);
        legs.stream().filter(leg -> !leg.isAgreed()).forEach(this::drop);
    }

    private static MediaException nothingInCommon() {
        return new MediaException(
                MediaException.Cause.NOTHING_IN_COMMON, "Both sides want nothing that the other has.");
    }

    @Override
    public void close() {
        legs.forEach(this::drop);
    }

    private record Offered(SessionDescription description, MediaWish wish) {}
}
