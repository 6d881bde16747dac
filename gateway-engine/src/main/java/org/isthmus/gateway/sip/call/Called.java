package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sip.header.Header;
import javax.sip.message.Request;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.SipEnding;
import org.isthmus.gateway.call.SipEnds;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.media.description.SessionDescription;

/** A call of the other side that nobody here has answered (RFC 3261 section 13.3). */
final class Called implements Phase {

    /** So that proxies on the way go on waiting (RFC 3261 section 13.3.1.1). */
    private static final Duration REMINDER = Duration.ofSeconds(60);

    private final SipCall call;
    private final CallTools tools;
    private final Invited invited;
    private final SessionBody body;
    private final Dialog dialog;
    private final ReliableRinging reliable;
    private Scheduler.Task patience = () -> {};
    private Scheduler.Task reminder = () -> {};
    private boolean answering;
    private boolean done;

    Called(SipCall call, CallTools tools, Invited invited, SessionBody body, Dialog dialog) {
        this.call = call;
        this.tools = tools;
        this.invited = invited;
        this.body = body;
        this.dialog = dialog;
        this.reliable = new ReliableRinging(tools, invited, dialog);
    }

    Invited invited() {
        return invited;
    }

    void start() {
        patience = tools.after(
                invited.patience(Calling.PATIENCE), () -> end(CallEnd.of(Reason.TIMEOUT, "Nobody answered.")));
    }

    void ring() {
        if (done) {
            return;
        }
        if (invited.wantsReliable()) {
            reliable.ring();
            return;
        }
        try {
            tools.answers()
                    .send(
                            invited.asked(),
                            tools.answers()
                                    .make(
                                            invited.asked(),
                                            180,
                                            dialog.localTag(),
                                            tools.headers().ofDialog()));
            reminder.cancel();
            reminder = tools.after(REMINDER, this::ring);
        } catch (ParseException e) {
            fail(e);
        }
    }

    void answer(CallMedia media) {
        if (answering || done) {
            return;
        }
        answering = true;
        tools.when(
                invited.offer().isPresent() ? media.answer(invited.offer().get()) : media.offer(),
                ours -> accept(media, ours),
                trouble -> end(CallEnds.of(trouble)));
    }

    private void accept(CallMedia media, SessionDescription ours) {
        if (done) {
            return;
        }
        try {
            byte[] content = invited.offer().isPresent() ? body.answer(ours) : body.offer(ours);
            Talking talking = new Talking(call, tools, dialog, media, body, Role.CALLED);
            stop();
            call.enter(talking);
            talking.heard(invited.asked().request());
            if (invited.offer().isPresent()) {
                talking.offered(invited.offer().get());
                talking.accept(invited.asked(), content, _ -> {});
                call.answered();
            } else {
                talking.awaitAnswer();
                talking.accept(invited.asked(), content, ack -> answered(talking, media, ack));
            }
            invited.replaced().ifPresent(old -> old.end(CallEnd.of(Reason.SUCCESS)));
        } catch (ParseException e) {
            fail(e);
        }
    }

    /** The answer to an offer that this side made, because the caller made none. */
    private void answered(Talking talking, CallMedia media, Request ack) {
        try {
            SessionDescription answer = body.answerIn(ack);
            call.answered();
            talking.answered(answer, media.answered(answer));
        } catch (BodyProblem e) {
            talking.end(CallEnds.of(e));
        }
    }

    private void fail(ParseException why) {
        end(CallEnd.of(Reason.GENERAL_ERROR, String.valueOf(why.getMessage())));
    }

    @Override
    public void end(CallEnd why) {
        SipEnding ending = SipEnds.of(why.reason());
        List<Header> headers = new ArrayList<>();
        if (ending.warning().isPresent()) {
            headers.add(tools.words().list("Warning", ending.warning().getAsInt() + " isthmus \"" + words(why) + "\""));
        }
        refuse(ending.finalResponse(), headers, why);
    }

    private static String words(CallEnd why) {
        return why.text().orElse(why.reason().name()).replaceAll("[^ -~]|[\"\\\\]", " ");
    }

    /** The caller took it back (RFC 3261 section 9.2). */
    void cancelled(Asked cancel) {
        tools.answers().send(cancel, 200, dialog.localTag());
        if (!done) {
            refuse(487, List.of(), SipEnds.ofCancel(CallHeaders.reasons(cancel.request())));
        }
    }

    private void refuse(int status, List<Header> headers, CallEnd why) {
        if (done) {
            return;
        }
        stop();
        tools.answers().send(invited.asked(), status, dialog.localTag(), headers.toArray(Header[]::new));
        call.ended(why);
        call.forget();
    }

    private void stop() {
        done = true;
        patience.cancel();
        reminder.cancel();
        reliable.stop();
    }

    @Override
    public void request(Asked asked) {
        if (!dialog.isWith(CallHeaders.fromTag(asked.request()))) {
            tools.answers().send(asked, 481);
        } else if (!dialog.isInOrder(asked.request())) {
            tools.answers().send(asked, 500);
        } else {
            inOrder(asked);
        }
    }

    private void inOrder(Asked asked) {
        switch (asked.request().getMethod()) {
            case Request.BYE -> {
                tools.answers().send(asked, 200);
                refuse(487, List.of(), SipEnds.ofBye(CallHeaders.reasons(asked.request())));
            }
            case Request.PRACK -> tools.answers().send(asked, reliable.acknowledged(asked.request()) ? 200 : 481);
            case Request.UPDATE -> update(asked);
            case Request.INVITE ->
                tools.answers()
                        .send(
                                asked,
                                500,
                                tools.words()
                                        .list(
                                                "Retry-After",
                                                Integer.toString(tools.random().nextInt(11))));
            default -> tools.answers().send(asked, 481);
        }
    }

    private void update(Asked asked) {
        try {
            if (SessionBody.isIn(asked.request())) {
                // RFC 3311 section 5.2: an offer while the one of the INVITE is open.
                tools.answers()
                        .send(
                                asked,
                                500,
                                tools.words()
                                        .list(
                                                "Retry-After",
                                                Integer.toString(tools.random().nextInt(11))));
            } else {
                dialog.refresh(asked.request());
                tools.answers().send(asked, 200, tools.headers().ofDialog());
            }
        } catch (ParseException e) {
            fail(e);
        }
    }
}
