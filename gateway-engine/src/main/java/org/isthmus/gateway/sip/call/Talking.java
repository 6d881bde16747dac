package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.SipEnds;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.media.description.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that has been answered, until one side hangs up (RFC 3261 sections 14 and 15). */
final class Talking implements Phase {

    private static final Logger LOG = LoggerFactory.getLogger(Talking.class);
    private static final int MOST_ACCEPTANCES = 4;
    private final Session session;
    private final SipCall call;
    private final CallTools tools;
    private final Dialog dialog;
    private final SessionTimer timer;
    private final OwnOffers own;
    private final TheirOffers theirs;
    private final Transfer transfer;
    private final Informing informing;
    private final BoundedMap<Long, Acceptance> unacknowledged = new BoundedMap<>(MOST_ACCEPTANCES);
    private Optional<CallEnd> leaving = Optional.empty();

    Talking(SipCall call, CallTools tools, Dialog dialog, CallMedia media, SessionBody body, Role role) {
        this.call = call;
        this.tools = tools;
        this.dialog = dialog;
        this.session = new Session(call, tools, dialog, media, body, role);
        this.timer = new SessionTimer(
                tools, this::refresh, () -> end(CallEnd.of(Reason.TIMEOUT, "The other side is gone.")));
        this.own = new OwnOffers(session, this);
        this.theirs = new TheirOffers(session, this);
        this.transfer = new Transfer(session, this);
        this.informing = new Informing(session, this);
    }

    SessionTimer timer() {
        return timer;
    }

    /** The other side's 2xx to the INVITE that began the call. */
    void accepted(Response response) {
        session.learn(response);
        timer.agreed(response);
    }

    /** The INVITE that began the call. */
    void heard(Request invite) {
        session.learn(invite);
    }

    /** The offer that began the call, answered from here. */
    void offered(SessionDescription offer) {
        session.theirs(offer);
    }

    /** This side's offer that began the call went out in a 200, and its answer is still to come. */
    void awaitAnswer() {
        session.ownOffer(true);
    }

    /**
     * The answer to this side's offer that began the call.
     *
     * @param taken by the media
     */
    void answered(SessionDescription answer, CompletableFuture<Void> taken) {
        session.ownOffer(true);
        session.theirs(answer);
        tools.when(
                taken,
                _ -> {
                    session.ownOffer(false);
                    own.proceed();
                },
                trouble -> end(CallEnds.of(trouble)));
    }

    /**
     * Answers an INVITE with a 200 and a description.
     *
     * @param acknowledged told of the ACK
     */
    void accept(Asked asked, byte[] content, Consumer<Request> acknowledged) throws ParseException {
        List<Header> headers = new ArrayList<>(tools.headers().ofDialog());
        headers.addAll(timer.answer(asked.request()));
        Response response = tools.answers().make(asked, Response.OK, dialog.localTag(), headers);
        response.setContent(content, SessionBody.type(tools.words()));
        Acceptance acceptance = new Acceptance(tools, asked, response, acknowledged);
        unacknowledged.put(acceptance.sequence(), acceptance);
        acceptance.send(() -> {
            unacknowledged.remove(acceptance.sequence());
            end(CallEnd.of(Reason.TIMEOUT, "The other side did not confirm."));
        });
    }

    /** Whether an INVITE of either side is not through (RFC 3261 section 14.1). */
    boolean isInviteOpen() {
        return !unacknowledged.isEmpty();
    }

    @Override
    public boolean isWith(String remoteTag) {
        return dialog.isWith(remoteTag);
    }

    @Override
    public void acknowledged(Request ack) {
        Acceptance acceptance = unacknowledged.remove(CallHeaders.sequence(ack));
        if (acceptance == null || !dialog.isWith(CallHeaders.fromTag(ack))) {
            return;
        }
        acceptance.acknowledged(ack);
        if (leaving.isPresent() && unacknowledged.isEmpty()) {
            hangUp(leaving.get());
        } else {
            own.proceed();
        }
    }

    @Override
    public void request(Asked asked) {
        Request request = asked.request();
        if (!dialog.isWith(CallHeaders.fromTag(request))) {
            tools.answers().send(asked, 481);
        } else if (!dialog.isInOrder(request)) {
            tools.answers().send(asked, 500);
        } else if (leaving.isPresent() && !request.getMethod().equals(Request.BYE)) {
            tools.answers().send(asked, 481);
        } else {
            take(asked);
        }
    }

    private void take(Asked asked) {
        try {
            switch (asked.request().getMethod()) {
                case Request.BYE -> left(asked);
                case Request.INVITE -> theirs.invite(asked);
                case Request.UPDATE -> theirs.update(asked);
                case Request.INFO -> informing.take(asked);
                case Request.NOTIFY -> transfer.notified(asked);
                case Request.REFER -> referred(asked);
                case Request.OPTIONS ->
                    tools.answers().send(asked, 200, tools.headers().ofDialog());
                case Request.PRACK -> tools.answers().send(asked, 481);
                default -> tools.answers().send(asked, 405, tools.headers().ofDialog());
            }
        } catch (ParseException e) {
            LOG.debug(
                    "A {} in a call was answered with 500: {}", asked.request().getMethod(), e.getMessage());
            tools.answers().send(asked, 500);
        }
    }

    private void referred(Asked asked) {
        ReferTo.in(asked.request())
                .ifPresentOrElse(
                        to -> new Referral(session, this, asked, to).start(),
                        () -> tools.answers().send(asked, 400));
    }

    @Override
    public CompletableFuture<Outcome> transfer(String referTo, Runnable arrived) {
        return leaving.isPresent() ? Phase.notNow("The call is over.") : transfer.start(referTo, arrived);
    }

    @Override
    public Optional<String> referTo() {
        return Optional.of(ReferTo.into(dialog, call.peerAddress()));
    }

    @Override
    public void digit(char digit) {
        if (leaving.isEmpty()) {
            informing.digit(digit);
        }
    }

    /** Sends a request that changes nothing of the dialog; the call ends where the other side does not know it any more. */
    void send(Draft draft, Consumer<Reply> then) {
        tools.exchanges().call(draft, Exchanges.PATIENCE, reply -> {
            dialog.used(draft.sequence());
            then.accept(reply);
            if (reply instanceof Reply.Final answer && answer.status() == 481 && !call.isOver()) {
                end(CallEnd.of(Reason.TIMEOUT, "The other side does not know the call any more."));
            }
        });
    }

    /** The other side hung up. */
    private void left(Asked asked) {
        tools.answers().send(asked, 200);
        stop();
        call.ended(SipEnds.ofBye(CallHeaders.reasons(asked.request())));
        call.forget();
    }

    @Override
    public void end(CallEnd why) {
        if (leaving.isPresent()) {
            if (unacknowledged.isEmpty()) {
                hangUp(leaving.get());
            }
            return;
        }
        call.ended(why);
        if (unacknowledged.isEmpty()) {
            hangUp(why);
        } else {
            // RFC 3261 section 15: whoever was called waits for the ACK before it may hang up.
            leaving = Optional.of(why);
            timer.stop();
            own.stop();
        }
    }

    @Override
    public void abandon(CallEnd why) {
        call.ended(why);
        hangUp(leaving.orElse(why));
    }

    void hangUp(CallEnd why) {
        stop();
        Leaving phase = new Leaving(call, tools, dialog, why);
        call.enter(phase);
        phase.start();
    }

    private void stop() {
        timer.stop();
        own.stop();
        transfer.stop();
        unacknowledged.values().forEach(Acceptance::stop);
        unacknowledged.clear();
    }

    @Override
    public CompletableFuture<Outcome> change() {
        return own.change();
    }

    private void refresh() {
        own.refresh();
    }

    @Override
    public void online() {
        // The other side has to learn the address of the new connection.
        own.refresh();
        own.proceed();
    }
}
