package org.isthmus.gateway.domain.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.presence.NotifyReader;
import org.isthmus.gateway.presence.XmppWatch;
import org.isthmus.gateway.presence.XmppWatchAction;
import org.isthmus.gateway.presence.XmppWatchEvent;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A SIP user who watches an XMPP contact: the machine, its dialogs and their timers. On the gateway's executor. */
final class WatchOfXmpp {

    private static final Logger LOG = LoggerFactory.getLogger(WatchOfXmpp.class);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration CHECK = Duration.ofSeconds(5);

    private final WatchPair pair;
    private final SipAddress watcher;
    private final XmppWatch machine;
    private final PresenceTools tools;
    private final Owner owner;
    private final Map<String, Open> open = new HashMap<>();
    private final Queue<XmppWatchEvent> events = new ArrayDeque<>();
    private boolean handling;

    /** Whoever keeps the watches. */
    interface Owner {

        /** Something changed that may have to be remembered, or nothing is left. */
        void changed(WatchOfXmpp watch);

        /** No request is expected in the dialog any more. */
        void closed(SubscriptionDialog dialog);
    }

    /** A dialog with its timers. */
    private static final class Open {
        private final SubscriptionDialog dialog;
        private final String event;
        private Instant until;
        private Scheduler.Task expiry = () -> {};
        private Scheduler.Task rest = () -> {};

        Open(SubscriptionDialog dialog, String event, Instant until) {
            this.dialog = dialog;
            this.event = event;
            this.until = until;
        }
    }

    /** @param watcher the exact AOR */
    WatchOfXmpp(WatchPair pair, SipAddress watcher, XmppWatch machine, PresenceTools tools, Owner owner) {
        this.pair = pair;
        this.watcher = watcher;
        this.machine = machine;
        this.tools = tools;
        this.owner = owner;
    }

    WatchPair pair() {
        return pair;
    }

    SipAddress watcher() {
        return watcher;
    }

    XmppWatch.State state() {
        return machine.state();
    }

    boolean isAllowed() {
        return machine.isAllowed();
    }

    boolean isOver() {
        return machine.isOver() && open.isEmpty();
    }

    int dialogs() {
        return open.size();
    }

    /** A SUBSCRIBE that was answered 200 and began the dialog; with no seconds it only asks. */
    void begin(SubscriptionDialog dialog, Request subscribe, int seconds) {
        String event = SipHeaders.value(subscribe, "Event").orElse(NotifyReader.PRESENCE);
        Open one = new Open(dialog, event, tools.scheduler().instant());
        String name = dialog.key().localTag();
        open.put(name, one);
        if (seconds == 0) {
            on(new XmppWatchEvent.Polled(name));
        } else {
            extend(name, one, seconds);
            on(new XmppWatchEvent.Subscribed(name));
        }
    }

    /** A SUBSCRIBE that was answered 200 in the dialog; with no seconds it ends it. */
    void goOn(SubscriptionDialog dialog, int seconds) {
        String name = dialog.key().localTag();
        Open one = open.get(name);
        if (one == null) {
            return;
        }
        if (seconds == 0) {
            on(new XmppWatchEvent.Ended(name));
        } else {
            extend(name, one, seconds);
            on(new XmppWatchEvent.Refreshed(name));
        }
    }

    private void extend(String name, Open one, int seconds) {
        one.expiry.cancel();
        one.until = tools.scheduler().instant().plusSeconds(seconds);
        one.expiry = tools.later(Duration.ofSeconds(seconds), () -> on(new XmppWatchEvent.Expired(name)));
    }

    /** Events that come while one is handled wait for their turn. */
    void on(XmppWatchEvent event) {
        events.add(event);
        if (handling) {
            return;
        }
        handling = true;
        try {
            for (XmppWatchEvent next = events.poll(); next != null; next = events.poll()) {
                machine.on(next).forEach(this::perform);
            }
        } finally {
            handling = false;
        }
        owner.changed(this);
    }

    private void perform(XmppWatchAction action) {
        switch (action) {
            case XmppWatchAction.Notify notify -> {
                Open one = open.get(notify.dialog());
                if (one != null) {
                    send(one, notify);
                }
            }
            case XmppWatchAction.Ask ask ->
                tools.outbox().send(new SubscriptionRequest(pair.watcher(), pair.contact(), ""));
            case XmppWatchAction.Probe probe -> tools.outbox().probe(pair.watcher(), pair.contact());
            case XmppWatchAction.TellUnavailable gone ->
                tools.outbox()
                        .send(new PresenceUpdate(
                                pair.watcher(),
                                pair.contact(),
                                List.of(DevicePresence.offline("")),
                                false,
                                Optional.empty()));
            case XmppWatchAction.Rest rest -> {
                Open one = open.get(rest.dialog());
                if (one != null) {
                    one.rest.cancel();
                    one.rest = tools.later(REST, () -> on(new XmppWatchEvent.Rested(rest.dialog())));
                }
            }
            case XmppWatchAction.AwaitAnswer answer ->
                tools.later(ANSWER, () -> on(new XmppWatchEvent.PollOver(answer.dialog())));
            case XmppWatchAction.AwaitCheck check -> tools.later(CHECK, () -> on(new XmppWatchEvent.Checked()));
            case XmppWatchAction.Drop drop -> close(drop.dialog());
        }
    }

    private void send(Open one, XmppWatchAction.Notify notify) {
        long left = Math.max(
                0, Duration.between(tools.scheduler().instant(), one.until).toSeconds());
        try {
            Request request = tools.requests()
                    .notify(
                            one.dialog,
                            one.event,
                            notify.word(),
                            left,
                            pair.contact(),
                            notify.devices(),
                            notify.language());
            tools.send(one.dialog, request, reply -> answered(notify.dialog(), one, reply));
        } catch (AddressException e) {
            LOG.debug("No NOTIFY about {}: {}", pair.contact(), e.getMessage());
        }
        if (notify.word() instanceof XmppWatchAction.Word.Terminated) {
            close(notify.dialog());
        }
    }

    private void answered(String name, Open one, SipReply reply) {
        if (open.get(name) == one && isLost(reply)) {
            on(new XmppWatchEvent.Lost(name));
        }
    }

    /** RFC 6665 section 4.2.2; when there was no way to SIP at all, the dialog may still live on the other side. */
    private static boolean isLost(SipReply reply) {
        return switch (reply) {
            case SipReply.Unanswered none -> none.failure().reason() == Reason.TIMEOUT;
            case SipReply.Answered answered ->
                switch (answered.response().getStatusCode()) {
                    case 404, 405, 408, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604 -> true;
                    default -> false;
                };
        };
    }

    private void close(String name) {
        Open one = open.remove(name);
        if (one != null) {
            one.expiry.cancel();
            one.rest.cancel();
            owner.closed(one.dialog);
        }
    }
}
