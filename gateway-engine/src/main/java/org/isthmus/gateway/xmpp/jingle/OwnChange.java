package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleContent;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.xmpp.request.Reply;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.SessionDescription;

/**
 * One change that this side wants: the media's new offer, taken apart into what Jingle has actions for, one after the other.
 * On the account's executor.
 */
final class OwnChange {

    /** The other side may have to ask a person. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_ATTEMPTS = 3;

    private final SessionLink link;
    private final Agreement agreement;
    private final CallMedia media;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private CompletableFuture<Boolean> crossed = new CompletableFuture<>();
    private Optional<Addition> addition = Optional.empty();
    private boolean said;
    private boolean done;
    private int attempts;

    private record Addition(Set<String> names, CompletableFuture<Optional<Reply>> answer) {}

    OwnChange(SessionLink link, Agreement agreement, CallMedia media) {
        this.link = link;
        this.agreement = agreement;
        this.media = media;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Whether the other side has been told of any of it and has not answered yet. */
    boolean isSaid() {
        return said;
    }

    boolean mayBeMadeAgain() {
        return attempts < MOST_ATTEMPTS;
    }

    void abandon() {
        addition.ifPresent(open -> open.answer().complete(lost("the call ended")));
        outcome.complete(new Outcome.Failed(Failure.of(Reason.RECIPIENT_UNAVAILABLE, "the call ended before that")));
    }

    /** @return whether a change of the other side went first, so that this one has to be made again */
    CompletableFuture<Boolean> run() {
        attempts++;
        done = false;
        crossed = new CompletableFuture<>();
        link.ground().then(media.offer(), this::begin, this::failed);
        return crossed;
    }

    private void failed(MediaException why) {
        outcome.complete(new Outcome.Failed(Failure.of(Reason.INTERNAL, String.valueOf(why.getMessage()))));
        crossed.complete(false);
    }

    private void begin(SessionDescription offer) {
        Difference difference = Difference.between(agreement.local(), offer).without(agreement::isInForce);
        said = true;
        next(
                List.of(
                        () -> remove(difference.removed()),
                        () -> turn(difference),
                        () -> restart(difference.restarted()),
                        () -> add(difference.added(), offer)),
                0);
    }

    private void next(List<Supplier<CompletableFuture<Optional<Reply>>>> steps, int step) {
        if (step == steps.size()) {
            finish(new Outcome.Accepted(), false);
            return;
        }
        steps.get(step).get().thenAccept(refusal -> {
            if (refusal.isEmpty()) {
                next(steps, step + 1);
            } else {
                finish(refusal.get().outcome(), isCrossing(refusal.get()));
            }
        });
    }

    private static boolean isCrossing(Reply reply) {
        return reply instanceof Reply.Refused refused
                && refused.error().condition().equals("conflict");
    }

    private void finish(Outcome result, boolean crossing) {
        said = false;
        addition = Optional.empty();
        if (result instanceof Outcome.Accepted || done) {
            link.ground().then(media.answered(agreement.remoteAnswer()), taken -> end(result, crossing), this::failed);
        } else {
            media.refused();
            end(result, crossing);
        }
    }

    private void end(Outcome result, boolean crossing) {
        if (!crossing) {
            outcome.complete(result);
        }
        crossed.complete(crossing);
    }

    private CompletableFuture<Optional<Reply>> remove(Set<String> names) {
        if (names.isEmpty()) {
            return nothing();
        }
        return committed(link.send(JingleAction.CONTENT_REMOVE, agreement.named(names)), () -> agreement.remove(names));
    }

    private CompletableFuture<Optional<Reply>> turn(Difference difference) {
        List<Content> turned = difference.redirected();
        if (turned.isEmpty()) {
            return nothing();
        }
        Runnable kept = () -> turned.forEach(agreement::replaceLocal);
        if (difference.isHold(agreement.local())) {
            return committed(link.say(SessionInfos.HOLD), () -> {
                        agreement.holdByUs(true);
                        kept.run();
                    })
                    .thenCompose(refusal -> refusal.filter(
                                    reply -> reply instanceof Reply.Refused && !isCrossing(reply))
                            .map(reply -> modify(turned))
                            .orElseGet(() -> CompletableFuture.completedFuture(refusal)));
        }
        if (agreement.isHeldByUs() && difference.isResumption(agreement.local())) {
            return committed(link.say(SessionInfos.UNHOLD), () -> {
                agreement.holdByUs(false);
                kept.run();
            });
        }
        return modify(turned);
    }

    private CompletableFuture<Optional<Reply>> modify(List<Content> turned) {
        List<JingleContent> senders =
                turned.stream().map(content -> agreement.turned(content)).toList();
        return committed(link.send(JingleAction.CONTENT_MODIFY, senders), () -> turned.forEach(agreement::turn));
    }

    private CompletableFuture<Optional<Reply>> restart(List<Content> restarted) {
        if (restarted.isEmpty()) {
            return nothing();
        }
        return committed(
                link.send(
                        JingleAction.TRANSPORT_INFO,
                        restarted.stream().map(agreement::transport).toList()),
                () -> restarted.forEach(agreement::replaceLocal));
    }

    private CompletableFuture<Optional<Reply>> add(List<Content> added, SessionDescription offer) {
        if (added.isEmpty()) {
            return nothing();
        }
        Set<String> names = added.stream().map(Content::name).collect(Collectors.toSet());
        Addition opened = new Addition(names, new CompletableFuture<>());
        addition = Optional.of(opened);
        agreement.addOwn(added, offer.groups());
        Jingle message = link.message(JingleAction.CONTENT_ADD)
                .with(agreement.offered(new SessionDescription(added)), offer.groups());
        link.send(message).thenAccept(reply -> {
            if (!(reply instanceof Reply.Result || SessionLink.isInterrupted(reply))) {
                opened.answer().complete(Optional.of(reply));
            }
        });
        Scheduler.Task late =
                link.ground().after(PATIENCE, () -> opened.answer().complete(lost("no answer")));
        return opened.answer().thenApply(refusal -> {
            late.cancel();
            if (refusal.isEmpty()) {
                done = true;
            } else {
                agreement.remove(names);
            }
            return refusal;
        });
    }

    /** @return whether this side waits for an answer about these contents */
    boolean awaits(Set<String> names) {
        return addition.filter(open -> open.names().containsAll(names)).isPresent();
    }

    /** The other side takes the contents that were added, or does not. */
    void answered(boolean taken) {
        addition.ifPresent(open -> open.answer()
                .complete(
                        taken
                                ? Optional.empty()
                                : Optional.of(new Reply.Lost(
                                        Failure.of(Reason.REFUSED_BY_RECIPIENT, "the other side does not want it")))));
    }

    private CompletableFuture<Optional<Reply>> committed(CompletableFuture<Reply> asked, Runnable commit) {
        return asked.thenApply(reply -> {
            if (reply instanceof Reply.Result || SessionLink.isInterrupted(reply)) {
                commit.run();
                done = true;
                return Optional.empty();
            }
            return Optional.of(reply);
        });
    }

    private static CompletableFuture<Optional<Reply>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static Optional<Reply> lost(String why) {
        return Optional.of(new Reply.Lost(Failure.of(Reason.TIMEOUT, why)));
    }
}
