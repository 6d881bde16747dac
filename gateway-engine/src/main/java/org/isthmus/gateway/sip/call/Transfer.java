package org.isthmus.gateway.sip.call;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Request;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.sip.useragent.Answers.Asked;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Statuses;

/** Sends the other side of a call to somebody else and hears how it fares there (RFC 3515). One at a time. */
final class Transfer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern STATUS_LINE =
            Pattern.compile("SIP/2\\.0 ([1-6]\\d\\d)(?: ([^\\r\\n]*))?(?:\\r?\\n.*)?", Pattern.DOTALL);
    private static final int LONGEST = 4096;

    private final Session session;
    private final Talking talking;
    private final CallTools tools;
    private Optional<CompletableFuture<Outcome>> underway = Optional.empty();
    private Runnable onArrival = () -> {};
    private boolean accepted;
    private Scheduler.Task patience = () -> {};

    Transfer(Session session, Talking talking) {
        this.session = session;
        this.talking = talking;
        this.tools = session.tools();
    }

    /**
     * Begins.
     *
     * @param referTo a URI, perhaps with a Replaces header
     * @param arrived runs when the other side says that it has got there
     */
    CompletableFuture<Outcome> start(String referTo, Runnable arrived) {
        if (underway.isPresent()) {
            return Phase.notNow("A transfer is under way.");
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        underway = Optional.of(outcome);
        accepted = false;
        onArrival = arrived;
        try {
            Draft refer = session.dialog().request(Request.REFER);
            tools.headers().ofDialog().forEach(refer::with);
            refer.with(tools.words().list("Refer-To", "<" + referTo + ">"));
            refer.with(tools.words()
                    .list(
                            "Referred-By",
                            "<" + tools.words().uri(tools.identity().address()) + ">"));
            patience = tools.after(
                    PATIENCE, () -> end(failed(Failure.of(Reason.TIMEOUT, "Nobody said how the transfer went."))));
            talking.send(refer, this::replied);
        } catch (ParseException e) {
            end(failed(Failure.of(Reason.BAD_ADDRESS, String.valueOf(e.getMessage()))));
        }
        return outcome;
    }

    private void replied(Reply reply) {
        switch (reply) {
            case Reply.Final answer when answer.status() < 300 -> accepted = true;
            case Reply.Final answer -> end(failed(Statuses.failure(answer.response())));
            case Reply.None none -> end(failed(none.failure()));
        }
    }

    /** Takes a NOTIFY of the subscription that the REFER made. */
    void notified(Asked asked) {
        Request notify = asked.request();
        boolean isRefer = CallHeaders.value(notify, "Event")
                .filter(event -> event.split(";", 2)[0].strip().equalsIgnoreCase("refer"))
                .isPresent();
        if (!isRefer) {
            tools.answers().send(asked, 489, tools.words().list("Allow-Events", "refer, presence"));
            return;
        }
        if (underway.isEmpty()) {
            tools.answers().send(asked, 481);
            return;
        }
        tools.answers().send(asked, 200);
        Optional<SipError> status = status(notify);
        boolean last = CallHeaders.value(notify, "Subscription-State")
                .filter(state -> state.toLowerCase(java.util.Locale.ROOT).startsWith("terminated"))
                .isPresent();
        if (status.isPresent() && status.get().status() >= 200) {
            arrived(status.get());
        } else if (last) {
            end(failed(Failure.of(Reason.RECIPIENT_UNAVAILABLE, "The other side no longer says how it fares.")));
        }
    }

    private static Optional<SipError> status(Request notify) {
        byte[] body = notify.getRawContent();
        if (body == null || body.length > LONGEST) {
            return Optional.empty();
        }
        Matcher line = STATUS_LINE.matcher(new String(body, StandardCharsets.UTF_8).strip());
        return line.matches()
                ? Optional.of(new SipError(Integer.parseInt(line.group(1)), line.group(2) == null ? "" : line.group(2)))
                : Optional.empty();
    }

    private void arrived(SipError status) {
        if (status.status() < 300) {
            onArrival.run();
            end(new Outcome.Accepted());
            talking.end(CallEnd.of(CallEnd.Reason.SUCCESS, "The other side was transferred."));
        } else {
            end(failed(new ErrorMapping().failureFor(status)));
        }
    }

    /** The call is over: where the other side had agreed, it went. */
    void stop() {
        if (underway.isPresent()) {
            end(
                    accepted
                            ? new Outcome.Accepted()
                            : failed(Failure.of(Reason.RECIPIENT_UNAVAILABLE, "The call ended.")));
        }
    }

    private void end(Outcome outcome) {
        patience.cancel();
        Optional<CompletableFuture<Outcome>> told = underway;
        underway = Optional.empty();
        told.ifPresent(future -> future.complete(outcome));
    }

    private static Outcome failed(Failure failure) {
        return new Outcome.Failed(failure);
    }
}
