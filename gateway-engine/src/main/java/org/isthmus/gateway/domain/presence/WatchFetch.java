package org.isthmus.gateway.domain.presence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.presence.NotifyReader;
import org.isthmus.gateway.presence.SubscriptionFates;
import org.isthmus.gateway.presence.WatchEvent;
import org.isthmus.gateway.signal.DevicePresence;

/**
 * A probe on XMPP as a single question on SIP, in a dialog of its own (RFC 8048 section 7.1). One question at a time; whoever
 * asks meanwhile gets the same answer. On the gateway's executor.
 */
final class WatchFetch {

    private static final int MOST_ASKING = 16;

    private final SipAddress watcher;
    private final SipAddress contact;
    private final PresenceTools tools;
    private final WatchDialogs dialogs;
    private final Set<XmppAddress> audience = new LinkedHashSet<>();
    private Optional<SubscriptionDialog> dialog = Optional.empty();
    private Scheduler.Task patience = () -> {};

    WatchFetch(SipAddress watcher, SipAddress contact, PresenceTools tools, WatchDialogs dialogs) {
        this.watcher = watcher;
        this.contact = contact;
        this.tools = tools;
        this.dialogs = dialogs;
    }

    boolean isUnderWay() {
        return dialog.isPresent();
    }

    void answerTo(XmppAddress asking) {
        if (audience.size() < MOST_ASKING) {
            audience.add(asking);
        }
    }

    /** Those who asked since the last answer. */
    List<XmppAddress> takeAudience() {
        List<XmppAddress> all = List.copyOf(audience);
        audience.clear();
        return all;
    }

    void begin(Consumer<WatchEvent> told) {
        if (dialog.isPresent()) {
            return;
        }
        SubscriptionDialog own = SubscriptionDialog.begun(tools.messages(), watcher, contact);
        dialog = Optional.of(own);
        dialogs.put(own, read -> notified(own, read, told));
        patience = tools.later(PresenceTools.LAST_WORD, () -> end(own, told, nothing()));
        tools.send(own, tools.requests().subscribe(own, 0), reply -> {
            int status = PresenceTools.status(reply);
            if (reply instanceof SipReply.Answered answer && status < 300) {
                own.took(answer.response());
            } else {
                end(own, told, SubscriptionFates.refused(status) ? new WatchEvent.FetchRefused() : nothing());
            }
        });
    }

    private void notified(SubscriptionDialog own, NotifyReader.Outcome.Read read, Consumer<WatchEvent> told) {
        if (read.event() instanceof WatchEvent.Terminated last && last.reason().equals("rejected")) {
            end(own, told, new WatchEvent.FetchRefused());
        } else if (read.event() instanceof WatchEvent.Terminated
                || read.devices().isPresent()) {
            end(own, told, new WatchEvent.Fetched(read.devices()));
        }
    }

    private static WatchEvent nothing() {
        return new WatchEvent.Fetched(Optional.<List<DevicePresence>>empty());
    }

    private void end(SubscriptionDialog own, Consumer<WatchEvent> told, WatchEvent event) {
        if (dialog.filter(current -> current == own).isPresent()) {
            patience.cancel();
            dialogs.remove(own);
            dialog = Optional.empty();
            told.accept(event);
        }
    }
}
