package org.isthmus.gateway.sip.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;

/** A person's media that always describes itself alike: one G.711 sound at a fixed address. Carries nothing. */
public final class FixedMedia implements CallMedia {

    public static final SessionDescription OWN = sound(Direction.SEND_RECEIVE);

    public volatile SessionDescription offer = OWN;
    public volatile Optional<MediaException> trouble = Optional.empty();
    public final List<SessionDescription> offersTaken = new CopyOnWriteArrayList<>();
    public final List<SessionDescription> answersTaken = new CopyOnWriteArrayList<>();
    public final List<Candidate> candidatesTaken = new CopyOnWriteArrayList<>();
    public final AtomicInteger offersMade = new AtomicInteger();
    public final AtomicInteger refusals = new AtomicInteger();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    public static SessionDescription sound(Direction direction) {
        return new SessionDescription(List.of(new Content(
                "audio",
                MediaKind.AUDIO,
                direction,
                new Format(
                        List.of(PayloadType.of(0, "PCMU", 8000, 1), PayloadType.of(8, "PCMA", 8000, 1)),
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        false),
                Security.NONE,
                new Transport.Plain(new Transport.Endpoint("192.0.2.1", 4000), Optional.empty()))));
    }

    /** From now on answers wait until this is completed. */
    public CompletableFuture<Void> waiting() {
        gate = new CompletableFuture<>();
        return gate;
    }

    @Override
    public CompletableFuture<SessionDescription> offer() {
        offersMade.incrementAndGet();
        return result(offer);
    }

    @Override
    public CompletableFuture<SessionDescription> answer(SessionDescription theirs) {
        offersTaken.add(theirs);
        return gate.thenCompose(_ -> result(new SessionDescription(theirs.contents().stream()
                .map(content ->
                        OWN.contents().getFirst().with(content.direction().mirrored()))
                .map(content -> renamed(content, theirs))
                .limit(1)
                .toList())));
    }

    private static Content renamed(Content content, SessionDescription theirs) {
        return new Content(
                theirs.contents().getFirst().name(),
                content.kind(),
                content.direction(),
                content.format(),
                content.security(),
                content.transport());
    }

    private CompletableFuture<SessionDescription> result(SessionDescription description) {
        return trouble.<CompletableFuture<SessionDescription>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(description));
    }

    @Override
    public CompletableFuture<Void> answered(SessionDescription answer) {
        answersTaken.add(answer);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void refused() {
        refusals.incrementAndGet();
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        candidatesTaken.addAll(candidates);
    }
}
