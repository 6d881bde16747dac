package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Follower;
import org.isthmus.gateway.sip.useragent.Invitation;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Statuses;
import org.isthmus.media.description.SessionDescription;

/** Changes of the session that this side wants, one after the other, by re-INVITE (RFC 3261 section 14.1). */
final class OwnOffers {

    private static final int MOST_TRIES = 8;

    /** A person on the other side may have to agree. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Session session;
    private final Talking talking;
    private final CallTools tools;
    private List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
    private Optional<Invitation> underway = Optional.empty();
    private Scheduler.Task pause = () -> {};
    private Scheduler.Task patience = () -> {};
    private boolean paused;
    private boolean wanted;
    private boolean stopped;
    private int tries;

    OwnOffers(Session session, Talking talking) {
        this.session = session;
        this.talking = talking;
        this.tools = session.tools();
    }

    CompletableFuture<Outcome> change() {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (stopped) {
            outcome.complete(failed(Reason.NOT_SUPPORTED, "The call is over."));
        } else {
            waiting.add(outcome);
            wanted = true;
            proceed();
        }
        return outcome;
    }

    /** Says that this side is still there, and where: without an offer to those who take UPDATE (RFC 4028 section 7.4). */
    void refresh() {
        if (stopped) {
            return;
        }
        if (session.takes(Request.UPDATE)) {
            update();
        } else {
            wanted = true;
            proceed();
        }
    }

    private void update() {
        try {
            Draft draft = session.dialog().request(Request.UPDATE);
            tools.headers().ofDialog().forEach(draft::with);
            talking.timer().ask().forEach(draft::with);
            tools.exchanges().call(draft, Exchanges.PATIENCE, reply -> {
                session.dialog().used(draft.sequence());
                updated(reply);
            });
        } catch (ParseException e) {
            talking.end(CallEnd.of(CallEnd.Reason.GENERAL_ERROR, String.valueOf(e.getMessage())));
        }
    }

    private void updated(Reply reply) {
        if (stopped) {
            return;
        }
        switch (reply) {
            case Reply.Final answer
            when answer.status() < 300 -> {
                session.dialog().refresh(answer.response());
                talking.timer().agreed(answer.response());
            }
            case Reply.Final answer
            when answer.status() == 422 && talking.timer().isLonger(answer.response()) -> update();
            case Reply.Final answer when answer.status() == 491 || answer.status() == 500 -> later(this::refresh);
            case Reply.Final answer -> endWhereGone(answer.status());
            case Reply.None none -> endWhereGone(none.failure());
        }
    }

    /** Sends what is wanted, as soon as nothing else is open. */
    void proceed() {
        boolean busy = session.isOwnOfferOpen() || session.isTheirOfferOpen() || talking.isInviteOpen();
        if (stopped || paused || !wanted || busy || tools.exchanges().flow().isEmpty()) {
            return;
        }
        wanted = false;
        List<CompletableFuture<Outcome>> askers = waiting;
        waiting = new ArrayList<>();
        session.ownOffer(true);
        tools.when(session.media().offer(), offer -> send(offer, askers), trouble -> {
            session.ownOffer(false);
            tell(askers, failed(Reason.INTERNAL, String.valueOf(trouble.getMessage())));
            proceed();
        });
    }

    private void send(SessionDescription offer, List<CompletableFuture<Outcome>> askers) {
        if (stopped) {
            tell(askers, failed(Reason.NOT_SUPPORTED, "The call is over."));
            return;
        }
        try {
            Draft draft = session.dialog().request(Request.INVITE);
            tools.headers().ofDialog().forEach(draft::with);
            talking.timer().ask().forEach(draft::with);
            draft.withBody(session.body().offer(offer), SessionBody.type(tools.words()));
            underway = Optional.empty();
            patience = tools.after(PATIENCE, () -> underway.ifPresent(Invitation::cancel));
            Follower follower = reply -> {
                session.dialog().used(draft.sequence());
                replied(draft.sequence(), offer, askers, reply);
            };
            underway = Optional.of(tools.exchanges().invite(draft, follower));
        } catch (ParseException e) {
            refused(askers, failed(Reason.INTERNAL, String.valueOf(e.getMessage())));
        }
    }

    private void replied(
            long sequence, SessionDescription offer, List<CompletableFuture<Outcome>> askers, Reply reply) {
        patience.cancel();
        switch (reply) {
            case Reply.Final answer when answer.status() < 300 -> accepted(sequence, offer, askers, answer.response());
            case Reply.Final answer -> declined(askers, answer);
            case Reply.None none when isOffline(none.failure()) -> again(askers);
            case Reply.None none -> {
                refused(askers, new Outcome.Failed(none.failure()));
                endWhereGone(none.failure());
            }
        }
    }

    private void accepted(
            long sequence, SessionDescription offer, List<CompletableFuture<Outcome>> askers, Response response) {
        tools.acknowledgements().acknowledge(session.dialog(), sequence, underway.flatMap(Invitation::sent));
        tries = 0;
        if (stopped) {
            tell(askers, failed(Reason.NOT_SUPPORTED, "The call is over."));
            return;
        }
        session.dialog().refresh(response);
        session.learn(response);
        talking.timer().agreed(response);
        try {
            SessionDescription answer = session.body().answerIn(response);
            session.theirs(answer, offer);
            tools.when(
                    session.media().answered(answer),
                    _ -> {
                        session.ownOffer(false);
                        tell(askers, new Outcome.Accepted());
                        proceed();
                    },
                    trouble -> {
                        tell(askers, failed(Reason.INTERNAL, String.valueOf(trouble.getMessage())));
                        talking.end(CallEnds.of(trouble));
                    });
        } catch (BodyProblem e) {
            tell(askers, failed(Reason.BAD_DATA, String.valueOf(e.getMessage())));
            talking.end(CallEnds.of(e));
        }
    }

    private void declined(List<CompletableFuture<Outcome>> askers, Reply.Final answer) {
        int status = answer.status();
        boolean longer = status == 422 && talking.timer().isLonger(answer.response());
        boolean glare = status == 491 || (status == 500 && answer.response().getHeader("Retry-After") != null);
        if (longer) {
            again(askers);
        } else if (glare && tries < MOST_TRIES) {
            tries++;
            paused = true;
            again(askers);
            later(() -> {
                paused = false;
                proceed();
            });
        } else {
            refused(askers, new Outcome.Failed(Statuses.failure(answer.response())));
            endWhereGone(status);
        }
    }

    /** The offer came to nothing, but is still wanted. */
    private void again(List<CompletableFuture<Outcome>> askers) {
        askers.addAll(waiting);
        waiting = askers;
        wanted = true;
        forgetOffer();
        proceed();
    }

    private void refused(List<CompletableFuture<Outcome>> askers, Outcome outcome) {
        forgetOffer();
        tell(askers, outcome);
        proceed();
    }

    private void forgetOffer() {
        session.body().refused();
        session.media().refused();
        session.ownOffer(false);
    }

    /** RFC 3261 section 14.1: whoever chose the Call-ID waits longer. */
    private void later(Runnable action) {
        int hundredths = session.role() == Role.CALLER
                ? 210 + tools.random().nextInt(191)
                : tools.random().nextInt(201);
        pause.cancel();
        pause = tools.after(Duration.ofMillis(hundredths * 10L), action);
    }

    /** RFC 3261 section 12.2.1.2: these end the dialog, not only the request. */
    private void endWhereGone(int status) {
        if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST || status == Response.REQUEST_TIMEOUT) {
            talking.end(CallEnd.of(CallEnd.Reason.TIMEOUT, "The other side does not know the call any more."));
        }
    }

    private void endWhereGone(Failure failure) {
        if (failure.reason() == Reason.TIMEOUT) {
            talking.end(CallEnd.of(CallEnd.Reason.TIMEOUT, failure.detail()));
        }
    }

    private static boolean isOffline(Failure failure) {
        return failure.reason() == Reason.CONNECTION_LOST || failure.reason() == Reason.NOT_SIGNED_IN;
    }

    void stop() {
        stopped = true;
        pause.cancel();
        patience.cancel();
        tell(waiting, failed(Reason.NOT_SUPPORTED, "The call is over."));
        waiting = new ArrayList<>();
    }

    private static void tell(List<CompletableFuture<Outcome>> askers, Outcome outcome) {
        askers.forEach(asker -> asker.complete(outcome));
    }

    private static Outcome failed(Reason reason, String detail) {
        return new Outcome.Failed(Failure.of(reason, detail));
    }
}
