package org.isthmus.tests.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

/** A person's media that always describes itself alike, one G.711 sound, and carries nothing. */
final class PlainMedia implements CallMedia {

    private volatile Direction direction = Direction.SEND_RECEIVE;

    /** What is offered from now on. */
    void wants(Direction wanted) {
        direction = wanted;
    }

    private static Content sound(String name, Direction direction) {
        return new Content(
                name,
                MediaKind.AUDIO,
                direction,
                Format.of(List.of(PayloadType.of(0, "PCMU", 8000, 1))),
                Security.NONE,
                new Transport.Plain(new Transport.Endpoint("127.0.0.1", 40_000), java.util.Optional.empty()));
    }

    @Override
    public CompletableFuture<SessionDescription> offer() {
        return CompletableFuture.completedFuture(new SessionDescription(List.of(sound("audio", direction))));
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription offer) {
        Content theirs = offer.contents().getFirst();
        return CompletableFuture.completedFuture(new SessionDescription(
                List.of(sound(theirs.name(), theirs.direction().mirrored()))));
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void refused() {
        // There is nothing to put back.
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        // It has one address and no others.
    }
}
