package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Dialog;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.gateway.sip.useragent.Reply;
import org.isthmus.gateway.sip.useragent.Statuses;
import org.isthmus.gateway.sip.useragent.Words;

/**
 * This side's subscription to an event of somebody (RFC 6665), kept alive until it is refused for good or ended. Runs on the
 * account's executor.
 */
final class Subscription {

    private static final int EXPIRES = 3600;
    private static final int MOST_EXPIRES = 86_400;

    /** Seconds; the wait is between this and twice as long, and doubles with every failure. */
    private static final long FIRST_RETRY = 5;

    private static final long LONGEST_RETRY = 3600;
    private static final long PROBATION = 300;

    /** 64*T1: how long the other side may take to say its last word. */
    private static final Duration LAST_NOTIFY = Duration.ofSeconds(32);

    private final SipAddress target;
    private final String event;
    private final String accept;
    private final Identity identity;
    private final Exchanges exchanges;
    private final Scheduler scheduler;
    private final Executor executor;
    private final RandomGenerator random;
    private final Hooks hooks;
    private Optional<Dialog> dialog = Optional.empty();
    private Scheduler.Task timer = () -> {};
    private int expires = EXPIRES;
    private long retry = FIRST_RETRY;
    private boolean wanted;
    private boolean underway;
    private int quickRestarts;
    private Runnable over = () -> {};

    /** What a subscription tells. */
    interface Hooks {

        /** The other side has not decided. */
        void pending();

        /**
         * The other side agreed, or said again how things are.
         *
         * @return the status to answer the NOTIFY with
         */
        int active(Request notify);

        /** Nothing is known for now; it will be tried again. */
        void interrupted(Failure why);

        /** The other side refused, and nothing will be tried again. */
        void refused(Failure why);
    }

    Subscription(
            SipAddress target,
            String event,
            String accept,
            Identity identity,
            Exchanges exchanges,
            Scheduler scheduler,
            Executor executor,
            RandomGenerator random,
            Hooks hooks) {
        this.target = target;
        this.event = event;
        this.accept = accept;
        this.identity = identity;
        this.exchanges = exchanges;
        this.scheduler = scheduler;
        this.executor = executor;
        this.random = random;
        this.hooks = hooks;
    }

    /** Subscribes, or says over a new flow that this side is still there. */
    void start() {
        wanted = true;
        quickRestarts = 0;
        underway = false;
        subscribe();
    }

    /** The flow is gone; the dialog is taken up again with the next one. */
    void pause() {
        timer.cancel();
        underway = false;
    }

    /**
     * Ends the subscription at the server, as far as it can be reached. Its last NOTIFY is still taken (RFC 6665 section 4.1.2.3).
     *
     * @param whenOver called once, when nothing more will come
     */
    void end(Runnable whenOver) {
        wanted = false;
        timer.cancel();
        over = whenOver;
        if (dialog.isPresent() && dialog.get().isConfirmed() && exchanges.flow().isPresent()) {
            timer = scheduler.after(LAST_NOTIFY, () -> executor.execute(this::forget));
            try {
                Draft draft = draft(dialog.get(), exchanges.flow().get(), 0);
                exchanges.call(draft, Exchanges.PATIENCE, reply -> {
                    if (!(reply instanceof Reply.Final answer && answer.status() < 300)) {
                        forget();
                    }
                });
            } catch (ParseException e) {
                forget();
            }
        } else {
            forget();
        }
    }

    private void forget() {
        timer.cancel();
        dialog = Optional.empty();
        Runnable told = over;
        over = () -> {};
        told.run();
    }

    /** Whether the NOTIFY belongs to this subscription, be it that its 200 has not come yet. */
    boolean owns(Request notify) {
        String tag = String.valueOf(((FromHeader) notify.getHeader(FromHeader.NAME)).getTag());
        String ours = String.valueOf(((ToHeader) notify.getHeader(ToHeader.NAME)).getTag());
        String callId =
                ((javax.sip.header.CallIdHeader) notify.getHeader(javax.sip.header.CallIdHeader.NAME)).getCallId();
        return dialog.isPresent()
                && dialog.get().callId().equals(callId)
                && dialog.get().localTag().equals(ours)
                && dialog.get().isWith(tag);
    }

    /** Takes a NOTIFY that {@link #owns} said belongs here; gives the status to answer with. */
    int notified(Request notify) {
        Dialog own = dialog.orElseThrow();
        if (!own.isInOrder(notify)) {
            return 500;
        }
        own.confirm(((FromHeader) notify.getHeader(FromHeader.NAME)).getTag(), notify, false);
        if (!(notify.getHeader(SubscriptionStateHeader.NAME) instanceof SubscriptionStateHeader state)) {
            return 400;
        }
        String value = String.valueOf(state.getState());
        if (value.equalsIgnoreCase("terminated")) {
            terminated(state);
            return 200;
        }
        if (!wanted) {
            return 200;
        }
        if (state.getExpires() > 0) {
            refreshAfter(state.getExpires());
        }
        if (value.equalsIgnoreCase("pending")) {
            hooks.pending();
            return 200;
        }
        retry = FIRST_RETRY;
        return hooks.active(notify);
    }

    private void subscribe() {
        Optional<Flow> flow = exchanges.flow();
        if (!wanted || underway || flow.isEmpty()) {
            return;
        }
        timer.cancel();
        try {
            Dialog own = dialog.isPresent() && dialog.get().isConfirmed() ? dialog.get() : fresh();
            dialog = Optional.of(own);
            Draft draft = draft(own, flow.get(), expires);
            underway = true;
            exchanges.call(draft, Exchanges.PATIENCE, reply -> {
                own.used(draft.sequence());
                if (dialog.isPresent() && dialog.get() == own) {
                    underway = false;
                    answered(own, reply);
                }
            });
        } catch (ParseException e) {
            wanted = false;
            hooks.refused(Failure.of(Reason.BAD_ADDRESS, String.valueOf(e.getMessage())));
        }
    }

    private Dialog fresh() throws ParseException {
        Words words = identity.words();
        return new Dialog(
                words.token(),
                words.token(),
                identity.self(),
                words.addresses().createAddress(words.uri(target)),
                words.uri(target));
    }

    private Draft draft(Dialog own, Flow flow, int seconds) throws ParseException {
        Words words = identity.words();
        try {
            return own.request(Request.SUBSCRIBE)
                    .with(words.headers().createEventHeader(event))
                    .with(words.list("Accept", accept))
                    .with(words.headers().createExpiresHeader(seconds))
                    .with(identity.contact(flow));
        } catch (InvalidArgumentException e) {
            throw new ParseException("Expires cannot be " + seconds, 0);
        }
    }

    private void answered(Dialog own, Reply reply) {
        switch (reply) {
            case Reply.Final answer when answer.status() < 300 -> agreed(own, answer.response());
            case Reply.Final answer -> declined(answer.response());
            case Reply.None none -> {
                if (exchanges.flow().isPresent()) {
                    retryLater(none.failure());
                }
            }
        }
    }

    private void agreed(Dialog own, Response response) {
        String tag = ((ToHeader) response.getHeader(ToHeader.NAME)).getTag();
        if (tag != null && own.isWith(tag)) {
            own.confirm(tag, response, true);
        }
        ExpiresHeader granted = response.getExpires();
        if (wanted) {
            refreshAfter(granted == null ? expires : granted.getExpires());
        }
    }

    private void declined(Response response) {
        int status = response.getStatusCode();
        Failure failure = Statuses.failure(response);
        if (status == Response.INTERVAL_TOO_BRIEF
                && response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                && least.getExpires() > expires
                && least.getExpires() <= MOST_EXPIRES) {
            expires = least.getExpires();
            subscribe();
        } else if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
            dialog = Optional.empty();
            restart(failure);
        } else if (status == Response.FORBIDDEN || status == Response.BAD_EVENT || status == Response.DECLINE) {
            dialog = Optional.empty();
            wanted = false;
            hooks.refused(failure);
        } else {
            dialog = Optional.empty();
            retryLater(failure);
        }
    }

    /** RFC 6665 section 4.1.3. */
    private void terminated(SubscriptionStateHeader state) {
        if (!wanted) {
            forget();
            return;
        }
        dialog = Optional.empty();
        timer.cancel();
        String reason = String.valueOf(state.getReasonCode());
        Failure failure = Failure.of(Reason.RECIPIENT_UNAVAILABLE, "The subscription ended: " + reason);
        long asked = state.getRetryAfter() > 0 ? state.getRetryAfter() : PROBATION;
        switch (reason) {
            case "deactivated", "timeout" -> restart(failure);
            case "rejected" -> {
                wanted = false;
                hooks.refused(Failure.of(Reason.REFUSED_BY_RECIPIENT, "The subscription was rejected."));
            }
            case "noresource" -> {
                wanted = false;
                hooks.interrupted(failure);
            }
            case "invariant" -> wanted = false;
            case "probation", "giveup" -> {
                hooks.interrupted(failure);
                again(Duration.ofSeconds(asked));
            }
            default -> {
                hooks.interrupted(failure);
                again(Duration.ofSeconds(state.getRetryAfter() > 0 ? asked : FIRST_RETRY));
            }
        }
    }

    /** A new dialog at once, unless that has been tried too often just now. */
    private void restart(Failure failure) {
        if (quickRestarts++ < 2) {
            subscribe();
        } else {
            retryLater(failure);
        }
    }

    private void retryLater(Failure failure) {
        hooks.interrupted(failure);
        double seconds = Math.min(LONGEST_RETRY, retry * (1 + random.nextDouble()));
        Duration delay = Duration.ofMillis((long) (seconds * 1000));
        retry = Math.min(LONGEST_RETRY, retry * 2);
        again(delay);
    }

    private void again(Duration delay) {
        timer.cancel();
        timer = scheduler.after(
                delay,
                () -> executor.execute(() -> {
                    quickRestarts = 0;
                    subscribe();
                }));
    }

    private void refreshAfter(int seconds) {
        again(Duration.ofSeconds(Math.max(1, Math.min(seconds * 8L / 10, seconds - 5L))));
    }
}
