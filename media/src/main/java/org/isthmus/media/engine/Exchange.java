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

/**
 * Offers and answers of one session (RFC 3264) and the legs that came of them. Used by the session's executor; the legs may
 * be looked at by any thread.
 */
final class Exchange implements AutoCloseable {

    private static final String AUDIO = "audio";

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
        if (legs.isEmpty() && wish.audio()) {
            legs.add(new Leg(AUDIO, context));
        }
        List<Content> contents = new ArrayList<>();
        for (Leg leg : legs) {
            contents.add(leg.offer(direction(wish)));
        }
        if (contents.isEmpty()) {
            throw nothingInCommon();
        }
        SessionDescription offer = new SessionDescription(contents);
        last = Optional.of(new Offered(offer, wish));
        open = true;
        return offer;
    }

    private static Direction direction(MediaWish wish) {
        return Direction.of(true, !wish.held());
    }

    SessionDescription answer(SessionDescription offer, MediaWish wish) throws MediaException {
        open = false;
        Content wanted = offer.contents().stream()
                .filter(content -> content.kind() == MediaKind.AUDIO && wish.audio())
                .findFirst()
                .orElseThrow(Exchange::nothingInCommon);
        Optional<Leg> known =
                legs.stream().filter(leg -> leg.name().equals(wanted.name())).findFirst();
        Leg leg = known.isPresent() ? known.get() : new Leg(wanted.name(), context);
        try {
            Content answer = leg.answer(wanted, direction(wish));
            legs.stream().filter(other -> other != leg).forEach(this::drop);
            if (known.isEmpty()) {
                legs.add(leg);
            }
            return new SessionDescription(List.of(answer));
        } catch (MediaException e) {
            if (known.isEmpty()) {
                leg.close();
            }
            throw e;
        }
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
                leg.answered(ours.get(), theirs.get());
            } else {
                drop(leg);
            }
        }
        if (legs.isEmpty()) {
            throw nothingInCommon();
        }
        return offer.wish;
    }

    private void drop(Leg leg) {
        legs.remove(leg);
        leg.close();
    }

    void refused() {
        open = false;
        legs.forEach(Leg::refused);
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
