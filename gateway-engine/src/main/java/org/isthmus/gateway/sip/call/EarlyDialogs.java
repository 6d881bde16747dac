package org.isthmus.gateway.sip.call;

import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.media.description.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who have not answered an INVITE but said something already, each branch of a fork for itself. */
final class EarlyDialogs {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyDialogs.class);
    private static final int MOST = 16;

    /** How long a 183 may wait for a 180 before it stands for one. */
    private static final Duration PROGRESS = Duration.ofSeconds(2);

    private final SipCall call;
    private final CallTools tools;
    private final Dialog unconfirmed;
    private final SessionBody body;
    private final CallMedia media;
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private Optional<Heard> heard = Optional.empty();
    private Optional<CallEnd> givenUp = Optional.empty();
    private Scheduler.Task progress = () -> {};
    private boolean progressing;

    /**
     * A branch that was chosen.
     *
     * @param answer the one that came reliably before the 2xx, and counts
     */
    record Early(String tag, Dialog dialog, Optional<SessionDescription> answer) {}

    /** The answer that the media was given before the call was answered, and what it made of it. */
    record Heard(String tag, SessionDescription answer, CompletableFuture<Void> taken) {}

    private static final class Branch {
        final Dialog dialog;
        long acknowledged;
        Optional<SessionDescription> answer = Optional.empty();

        Branch(Dialog dialog) {
            this.dialog = dialog;
        }
    }

    EarlyDialogs(SipCall call, CallTools tools, Dialog unconfirmed, SessionBody body, CallMedia media) {
        this.media = media;
        this.call = call;
        this.tools = tools;
        this.unconfirmed = unconfirmed;
        this.body = body;
    }

    /** This side took the INVITE back; a 2xx that was quicker is to be ended with this. */
    void gaveUp(CallEnd why) {
        givenUp = givenUp.or(() -> Optional.of(why));
    }

    CallEnd why() {
        return givenUp.orElse(CallEnd.of(CallEnd.Reason.CANCEL));
    }

    void end() {
        progress.cancel();
    }

    boolean knows(String tag) {
        return branches.containsKey(tag);
    }

    void provisional(Response response, long sequence) {
        int status = response.getStatusCode();
        String tag = CallHeaders.toTag(response);
        if (!tag.isEmpty() && status > Response.TRYING) {
            branch(tag, response).ifPresent(branch -> take(tag, branch, response, sequence));
        }
        if (status == Response.RINGING) {
            call.ringing();
        } else if (status == Response.SESSION_PROGRESS && !progressing) {
            progressing = true;
            progress = tools.after(PROGRESS, call::ringing);
        }
    }

    private void take(String tag, Branch branch, Response response, long sequence) {
        boolean reliable = CallHeaders.tokens(response, "Require").contains("100rel");
        if (reliable && !isNext(branch, response)) {
            return;
        }
        Optional<SessionDescription> answer =
                branch.answer.isEmpty() && SessionBody.isIn(response) ? answerIn(response) : Optional.empty();
        if (reliable) {
            branch.answer = branch.answer.or(() -> answer);
            acknowledge(branch, sequence);
        }
        if (heard.isEmpty() && answer.isPresent() && givenUp.isEmpty()) {
            heard = Optional.of(new Heard(tag, answer.get(), media.answered(answer.get())));
            call.early();
        }
    }

    /** What the media has been told already. */
    Optional<Heard> heard() {
        return heard;
    }

    private Optional<Branch> branch(String tag, Response response) {
        Branch known = branches.get(tag);
        if (known == null && branches.size() < MOST) {
            known = new Branch(unconfirmed.unconfirmed());
            known.dialog.confirm(tag, response, true);
            branches.put(tag, known);
        }
        return Optional.ofNullable(known);
    }

    /** RFC 3262 section 4. */
    private static boolean isNext(Branch branch, Response response) {
        Optional<Long> number = CallHeaders.number(response, "RSeq");
        boolean next = number.isPresent()
                && (branch.acknowledged == 0 ? number.get() > 0 : number.get() == branch.acknowledged + 1);
        if (next) {
            branch.acknowledged = number.get();
        }
        return next;
    }

    private void acknowledge(Branch branch, long sequence) {
        Draft prack = branch.dialog
                .request(Request.PRACK)
                .with(tools.words().list("RAck", branch.acknowledged + " " + sequence + " INVITE"));
        tools.exchanges().call(prack, Exchanges.PATIENCE, _ -> branch.dialog.used(prack.sequence()));
    }

    private Optional<SessionDescription> answerIn(Response response) {
        try {
            return Optional.of(body.answerIn(response));
        } catch (BodyProblem e) {
            LOG.debug("An early answer is of no use: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The branch that answered with a 2xx. */
    Early confirmed(Response response) {
        String tag = CallHeaders.toTag(response);
        Branch branch = branches.get(tag);
        if (branch == null) {
            branch = new Branch(unconfirmed.unconfirmed());
        }
        branch.dialog.confirm(tag, response, true);
        branch.dialog.accepted(response);
        return new Early(tag, branch.dialog, branch.answer);
    }

    /** A request of a side that has not answered yet (RFC 3311 section 5.2). */
    void request(Asked asked) {
        Branch branch = branches.get(CallHeaders.fromTag(asked.request()));
        if (branch == null) {
            tools.answers().send(asked, 481);
        } else if (!branch.dialog.isInOrder(asked.request())) {
            tools.answers().send(asked, 500);
        } else {
            answer(asked, branch);
        }
    }

    private void answer(Asked asked, Branch branch) {
        try {
            switch (asked.request().getMethod()) {
                case Request.UPDATE -> {
                    if (SessionBody.isIn(asked.request())) {
                        tools.answers().send(asked, 491);
                    } else {
                        branch.dialog.refresh(asked.request());
                        tools.answers().send(asked, 200, tools.headers().ofDialog());
                    }
                }
                case Request.OPTIONS ->
                    tools.answers().send(asked, 200, tools.headers().ofDialog());
                default -> tools.answers().send(asked, 481);
            }
        } catch (ParseException e) {
            LOG.debug("A request before the answer was not taken: {}", e.getMessage());
            tools.answers().send(asked, 500);
        }
    }
}
