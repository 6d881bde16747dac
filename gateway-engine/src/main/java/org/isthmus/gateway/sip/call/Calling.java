package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Follower;
import org.isthmus.gateway.sip.useragent.Invitation;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.media.description.SessionDescription;

/** A call of this side that nobody has answered (RFC 3261 section 13.2). */
final class Calling implements Phase {

    /** Nobody lets it ring for longer. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int INTERVAL_TOO_SMALL = 422;

    private final SipCall call;
    private final CallTools tools;
    private final Dialog unconfirmed;
    private final CallMedia media;
    private final SessionBody body;
    private final List<Header> extra;
    private final EarlyDialogs early;
    private Optional<Invitation> invitation = Optional.empty();
    private Optional<SessionDescription> offer = Optional.empty();
    private Scheduler.Task patience = () -> {};
    private Interval interval = Interval.STANDARD;

    /** @param extra further headers of the INVITE */
    Calling(SipCall call, CallTools tools, Dialog unconfirmed, CallMedia media, SessionBody body, List<Header> extra) {
        this.call = call;
        this.tools = tools;
        this.unconfirmed = unconfirmed;
        this.media = media;
        this.body = body;
        this.extra = List.copyOf(extra);
        this.early = new EarlyDialogs(call, tools, unconfirmed, body, media);
    }

    void start() {
        patience = tools.after(PATIENCE, () -> end(CallEnd.of(Reason.TIMEOUT, "Nobody answered.")));
        tools.when(media.offer(), this::offered, why -> failed(CallEnds.of(why)));
    }

    private void offered(SessionDescription description) {
        offer = Optional.of(description);
        if (call.isOver()) {
            call.forget();
        } else {
            invite(description);
        }
    }

    private void invite(SessionDescription description) {
        try {
            Draft draft = tools.identity().initial(unconfirmed, Request.INVITE);
            tools.headers().ofDialog().forEach(draft::with);
            interval.headers(tools.words()).forEach(draft::with);
            extra.forEach(draft::with);
            draft.withBody(body.offer(description), SessionBody.type(tools.words()));
            Invitation made = tools.exchanges().invite(draft, new Following(draft));
            invitation = Optional.of(made);
        } catch (ParseException e) {
            failed(CallEnd.of(Reason.GONE, String.valueOf(e.getMessage())));
        }
    }

    private void replied(Draft draft, Reply reply) {
        unconfirmed.used(draft.sequence());
        switch (reply) {
            case Reply.Final answer when answer.status() < 300 -> accepted(draft.sequence(), answer.response());
            case Reply.Final answer
            when answer.status() == INTERVAL_TOO_SMALL && isLonger(answer.response()) -> invite(offer.orElseThrow());
            case Reply.Final answer -> failed(CallEnds.of(answer.response()));
            case Reply.None none -> failed(CallEnds.of(none.failure()));
        }
    }

    private boolean isLonger(Response response) {
        Optional<Interval> longer = interval.atLeast(response);
        longer.ifPresent(found -> interval = found);
        return longer.isPresent() && !call.isOver();
    }

    private void accepted(long sequence, Response response) {
        patience.cancel();
        Optional<Request> invite = invitation.flatMap(Invitation::sent);
        tools.acknowledgements().began(unconfirmed, sequence, invite);
        EarlyDialogs.Early chosen = early.confirmed(response);
        early.end();
        tools.acknowledgements().acknowledge(chosen.dialog(), sequence, invite);
        Talking talking = new Talking(call, tools, chosen.dialog(), media, body, Role.CALLER);
        call.enter(talking);
        talking.accepted(response);
        if (call.isOver()) {
            talking.hangUp(early.why());
            return;
        }
        try {
            SessionDescription answer = answer(chosen, response);
            call.answered();
            agree(talking, chosen, answer);
        } catch (BodyProblem e) {
            talking.end(CallEnds.of(e));
        }
    }

    private SessionDescription answer(EarlyDialogs.Early chosen, Response response) throws BodyProblem {
        if (chosen.answer().isPresent()) {
            return chosen.answer().get();
        }
        Optional<EarlyDialogs.Heard> heard =
                early.heard().filter(before -> before.tag().equals(chosen.tag()));
        return heard.isPresent() && !SessionBody.isIn(response) ? heard.get().answer() : body.answerIn(response);
    }

    private void agree(Talking talking, EarlyDialogs.Early chosen, SessionDescription answer) {
        Optional<EarlyDialogs.Heard> heard = early.heard();
        if (heard.isEmpty()) {
            talking.answered(answer, media.answered(answer));
        } else if (heard.get().tag().equals(chosen.tag())
                && heard.get().answer().equals(answer)) {
            talking.answered(answer, heard.get().taken());
        } else {
            // The media was given the answer of a branch that is out of the call: only a new offer brings it to this
            // one.
            talking.answered(answer, CompletableFuture.completedFuture(null));
            talking.change();
        }
    }

    private void failed(CallEnd why) {
        patience.cancel();
        early.end();
        call.ended(why);
        call.forget();
    }

    @Override
    public void end(CallEnd why) {
        patience.cancel();
        call.ended(why);
        early.gaveUp(why);
        if (invitation.isPresent()) {
            invitation.get().cancel(tools.headers().reason(why));
        }
    }

    @Override
    public boolean isWith(String remoteTag) {
        return early.knows(remoteTag);
    }

    @Override
    public void request(Asked asked) {
        early.request(asked);
    }

    /** Hears what comes of the INVITE. */
    private final class Following implements Follower {

        private final Draft draft;

        Following(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void provisional(Response response) {
            early.provisional(response, draft.sequence());
        }

        @Override
        public void replied(Reply reply) {
            Calling.this.replied(draft, reply);
        }
    }
}
