package org.isthmus.gateway.domain.presence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import javax.sip.header.MinExpiresHeader;
import javax.sip.message.Response;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.message.ErrorStanzas;
import org.isthmus.gateway.presence.NotifyReader;
import org.isthmus.gateway.presence.SipWatch;
import org.isthmus.gateway.presence.WatchAction;
import org.isthmus.gateway.presence.WatchEvent;
import org.isthmus.gateway.presence.WatchState;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.jivesoftware.smack.packet.Presence;

/** An XMPP user who watches a SIP contact: the machine, its dialog and its timers. On the gateway's executor. */
final class WatchOfSip {

    private static final int SHORTEST_REFRESH = 5;
    private static final double LONGEST_RESUME = 4_000;

    private final WatchPair pair;
    private final SipAddress watcher;
    private final SipAddress contact;
    private final SipWatch machine;
    private final PresenceTools tools;
    private final WatchDialogs dialogs;
    private final Owner owner;
    private final WatchFetch fetch;
    private final Queue<WatchEvent> events = new ArrayDeque<>();
    private Optional<SubscriptionDialog> dialog = Optional.empty();
    private Optional<SubscriptionDialog> leaving = Optional.empty();
    private Optional<Presence> question = Optional.empty();
    private Optional<StanzaFailure> failure = Optional.empty();
    private Scheduler.Task timer = () -> {};
    private boolean retrying;
    private boolean underWay;
    private boolean handling;

    /** Whoever keeps the watches. */
    interface Owner {

        /** Something changed that may have to be remembered, or nothing is left. */
        void changed(WatchOfSip watch);

        /** The dialog is about to be refreshed. */
        void refreshing(WatchOfSip watch);
    }

    /** @param watcher the SIP address that stands for the XMPP user */
    WatchOfSip(
            WatchPair pair,
            SipAddress watcher,
            SipAddress contact,
            SipWatch machine,
            PresenceTools tools,
            WatchDialogs dialogs,
            Owner owner) {
        this.pair = pair;
        this.watcher = watcher;
        this.contact = contact;
        this.machine = machine;
        this.tools = tools;
        this.dialogs = dialogs;
        this.owner = owner;
        this.fetch = new WatchFetch(watcher, contact, tools, dialogs);
    }

    WatchPair pair() {
        return pair;
    }

    SipAddress contact() {
        return contact;
    }

    WatchState state() {
        return machine.state();
    }

    List<String> shownDevices() {
        return machine.shownDevices();
    }

    /** Something passing went wrong, and the next try waits for its time. */
    boolean isRetrying() {
        return retrying;
    }

    boolean isOver() {
        return machine.state() == WatchState.NONE && !fetch.isUnderWay();
    }

    void subscribe(Presence stanza) {
        question = Optional.of(stanza);
        on(new WatchEvent.Subscribe());
    }

    /** @param asking whom the answer is for: the device that signed in, or the user */
    void probed(XmppAddress asking) {
        fetch.answerTo(asking);
        if (!underWay) {
            on(new WatchEvent.Probed());
        }
    }

    /** Events that come while one is handled wait for their turn. */
    void on(WatchEvent event) {
        events.add(event);
        if (handling) {
            return;
        }
        handling = true;
        try {
            for (WatchEvent next = events.poll(); next != null; next = events.poll()) {
                List<XmppAddress> audience =
                        next instanceof WatchEvent.Fetched ? fetch.takeAudience() : List.of(pair.watcher());
                for (WatchAction action : machine.on(next)) {
                    perform(action, audience);
                }
                if (machine.state() == WatchState.NONE || machine.state() == WatchState.DORMANT) {
                    dropDialog();
                }
                if (machine.state() == WatchState.NONE || next instanceof WatchEvent.WatcherOffline) {
                    wait(Duration.ZERO, false, Optional.empty());
                }
            }
        } finally {
            handling = false;
        }
        owner.changed(this);
    }

    private void perform(WatchAction action, List<XmppAddress> audience) {
        switch (action) {
            case WatchAction.Subscribe end when end.expires() == 0 -> leave();
            case WatchAction.Subscribe subscribe -> subscribe(subscribe);
            case WatchAction.Fetch single -> fetch.begin(this::on);
            case WatchAction.TellSubscribed yes ->
                tools.outbox().send(new SubscriptionAnswer(pair.contact(), pair.watcher(), true));
            case WatchAction.TellUnsubscribed no ->
                tools.outbox().send(new SubscriptionAnswer(pair.contact(), pair.watcher(), false));
            case WatchAction.TellError error ->
                question.ifPresent(
                        asked -> failure.ifPresent(why -> tools.outbox().send(ErrorStanzas.answer(asked, why))));
            case WatchAction.Show show ->
                audience.forEach(to -> tools.outbox()
                        .send(new PresenceUpdate(pair.contact(), to, List.of(show.device()), false, Optional.empty())));
            case WatchAction.RetryIn retry -> {
                dropDialog();
                wait(Duration.ofSeconds(retry.seconds()), true, Optional.of(new WatchEvent.Due()));
            }
            case WatchAction.BackOff backOff -> {
                dropDialog();
                double millis = backOff.seconds() * 1000 * (1 + tools.random().nextDouble());
                wait(Duration.ofMillis((long) millis), true, Optional.of(new WatchEvent.Due()));
            }
            case WatchAction.ResumeSoon resume -> {
                double millis = 1_000 + LONGEST_RESUME * tools.random().nextDouble();
                wait(Duration.ofMillis((long) millis), false, Optional.of(new WatchEvent.WatcherOnline()));
            }
        }
    }

    private void wait(Duration delay, boolean afterFailure, Optional<WatchEvent> event) {
        timer.cancel();
        retrying = afterFailure;
        timer = event.isPresent() ? tools.later(delay, () -> due(event.get())) : () -> {};
    }

    private void due(WatchEvent event) {
        retrying = false;
        on(event);
    }

    private void subscribe(WatchAction.Subscribe action) {
        wait(Duration.ZERO, false, Optional.empty());
        boolean refresh =
                !action.newDialog() && dialog.isPresent() && dialog.get().isConfirmed();
        if (refresh) {
            owner.refreshing(this);
        } else {
            dropDialog();
            leaving = Optional.empty();
            SubscriptionDialog fresh = SubscriptionDialog.begun(tools.messages(), watcher, contact);
            dialog = Optional.of(fresh);
            dialogs.put(fresh, read -> notified(fresh, read));
        }
        SubscriptionDialog own = dialog.orElseThrow();
        underWay = true;
        tools.send(own, tools.requests().subscribe(own, action.expires()), reply -> {
            if (dialog.filter(current -> current == own).isPresent()) {
                answered(own, reply, action.expires());
            }
        });
    }

    private void answered(SubscriptionDialog own, SipReply reply, int asked) {
        underWay = false;
        if (reply instanceof SipReply.Answered answer && answer.response().getStatusCode() < 300) {
            own.took(answer.response());
            refreshWithin(
                    answer.response().getExpires() == null
                            ? asked
                            : answer.response().getExpires().getExpires());
            on(new WatchEvent.Accepted());
            return;
        }
        failure = Optional.of(tools.failure(reply));
        on(new WatchEvent.Refused(PresenceTools.status(reply), leastInterval(reply)));
    }

    private static OptionalInt leastInterval(SipReply reply) {
        return reply instanceof SipReply.Answered answer
                        && answer.response().getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                ? OptionalInt.of(least.getExpires())
                : OptionalInt.empty();
    }

    /** At four fifths of the time, and five seconds before its end at the latest (RFC 6665 section 4.1.2.2). */
    private void refreshWithin(int seconds) {
        long delay = Math.max(SHORTEST_REFRESH, Math.min(seconds * 8L / 10, seconds - 5L));
        wait(Duration.ofSeconds(delay), false, Optional.of(new WatchEvent.Due()));
    }

    private void notified(SubscriptionDialog own, NotifyReader.Outcome.Read read) {
        if (dialog.filter(current -> current == own).isPresent()) {
            if (read.event() instanceof WatchEvent.Terminated) {
                dropDialog();
            } else if (read.expires().isPresent()) {
                refreshWithin(read.expires().getAsInt());
            }
            on(read.event());
        } else if (read.event() instanceof WatchEvent.Terminated) {
            dialogs.remove(own);
            if (leaving.filter(last -> last == own).isPresent()) {
                leaving = Optional.empty();
                on(read.event());
            }
        }
    }

    /** The dialog is ended; its last NOTIFY is still taken. Without one there is nothing to end. */
    private void leave() {
        boolean told = machine.state() == WatchState.LEAVING;
        wait(Duration.ZERO, false, Optional.empty());
        if (dialog.isEmpty() || !dialog.get().isConfirmed()) {
            dropDialog();
            if (told) {
                on(new WatchEvent.Refused(Response.REQUEST_TIMEOUT, OptionalInt.empty()));
            }
            return;
        }
        SubscriptionDialog last = dialog.get();
        dialog = Optional.empty();
        underWay = false;
        leaving = told ? Optional.of(last) : Optional.empty();
        tools.later(PresenceTools.LAST_WORD, () -> forget(last));
        tools.send(last, tools.requests().subscribe(last, 0), reply -> {
            if (told && leaving.filter(current -> current == last).isPresent()) {
                int status = PresenceTools.status(reply);
                on(status < 300 ? new WatchEvent.Accepted() : new WatchEvent.Refused(status, OptionalInt.empty()));
            }
        });
    }

    private void forget(SubscriptionDialog last) {
        dialogs.remove(last);
        if (leaving.filter(current -> current == last).isPresent()) {
            leaving = Optional.empty();
            on(new WatchEvent.GivenUp());
        }
    }

    /** Whatever still comes in the dialog is answered 481, which ends it on the other side as well. */
    private void dropDialog() {
        dialog.ifPresent(dialogs::remove);
        dialog = Optional.empty();
        underWay = false;
    }
}
