package org.isthmus.gateway.domain.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.GatewayMemory;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.error.StanzaErrors;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.presence.StatusTexts;
import org.isthmus.gateway.presence.XmppPresenceCodec;
import org.isthmus.gateway.presence.XmppWatch;
import org.isthmus.gateway.presence.XmppWatchEvent;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.jivesoftware.smack.packet.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All SIP users who watch XMPP contacts (RFC 8048 section 5.3). On the gateway's executor. */
final class WatchesOfXmpp implements WatchOfXmpp.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(WatchesOfXmpp.class);
    private static final int RETRY_SECONDS = 60;

    /** An error of one of these comes from a server that may have another answer later. */
    private static final Set<String> PASSING = Set.of(
            "remote-server-timeout",
            "remote-server-not-found",
            "internal-server-error",
            "recipient-unavailable",
            "resource-constraint");

    private final PresenceTools tools;
    private final XmppPresenceCodec stanzas;
    private final SubscriptionChecks checks;
    private final Map<XmppAddress, Map<XmppAddress, WatchOfXmpp>> byWatcher = new HashMap<>();
    private final Map<SubscriptionDialog.Key, Entry> dialogs = new HashMap<>();
    private final Map<WatchPair, GatewayMemory.XmppWatched> stored = new HashMap<>();
    private final Map<XmppAddress, Integer> byContact = new HashMap<>();
    private int size;

    WatchesOfXmpp(PresenceTools tools, XmppPresenceCodec stanzas) {
        this.tools = tools;
        this.stanzas = stanzas;
        this.checks = new SubscriptionChecks(tools);
    }

    private record Entry(SubscriptionDialog dialog, WatchOfXmpp watch) {}

    void restore() {
        for (GatewayMemory.XmppWatched watched : tools.store().xmppWatched()) {
            try {
                WatchPair pair = WatchPair.of(tools.addresses().toXmpp(watched.watcher()), watched.contact());
                stored.put(pair, watched);
                XmppWatch.State state = watched.allowed() ? XmppWatch.State.AUTHORIZED_IDLE : XmppWatch.State.REFUSED;
                add(pair, watched.watcher(), new XmppWatch(state));
            } catch (AddressException e) {
                LOG.warn("The permission of {} is not taken up again: {}", watched.watcher(), e.getMessage());
            }
        }
    }

    /** Whether the SIP user may see the XMPP user. */
    boolean isAllowed(WatchPair pair) {
        return find(pair).filter(WatchOfXmpp::isAllowed).isPresent();
    }

    void subscribed(SipArrival arrival) {
        Request subscribe = arrival.request();
        Optional<SubscriptionDialog.Key> key = SubscriptionDialog.keyOf(subscribe);
        if (key.isPresent()) {
            goOn(arrival, Optional.ofNullable(dialogs.get(key.get())));
            return;
        }
        Optional<Response> refusal = checks.refusal(subscribe);
        if (refusal.isPresent()) {
            arrival.answer(refusal.get());
            return;
        }
        switch (checks.parties(subscribe)) {
            case SubscriptionChecks.Verdict.Refused refused -> arrival.answer(refused.response());
            case SubscriptionChecks.Verdict.Good good -> begin(arrival, good);
        }
    }

    private void begin(SipArrival arrival, SubscriptionChecks.Verdict.Good good) {
        Request subscribe = arrival.request();
        Optional<WatchOfXmpp> watch = findOrAdd(good.pair(), good.watcher());
        if (watch.isEmpty() || watch.get().dialogs() >= tools.limits().dialogsPerPair()) {
            Response busy = tools.refusal(subscribe, Response.SERVICE_UNAVAILABLE);
            tools.messages().add(busy, "Retry-After", Integer.toString(RETRY_SECONDS));
            arrival.answer(busy);
            return;
        }
        try {
            SubscriptionDialog dialog = SubscriptionDialog.accepted(tools.messages(), subscribe);
            int seconds = SubscriptionChecks.granted(subscribe);
            tools.memory().remember(good.pair().watcher(), good.watcher());
            arrival.answer(dialog.accepted(tools.messages(), subscribe, seconds));
            dialogs.put(dialog.key(), new Entry(dialog, watch.get()));
            watch.get().begin(dialog, subscribe, seconds);
        } catch (AddressException e) {
            arrival.answer(tools.refusal(subscribe, Response.BAD_REQUEST));
            changed(watch.get());
        }
    }

    /** Nobody but the other end of the dialog may go on with it. */
    private void goOn(SipArrival arrival, Optional<Entry> entry) {
        Request subscribe = arrival.request();
        if (entry.isEmpty() || !entry.get().dialog().isFrom(subscribe)) {
            arrival.answer(tools.refusal(subscribe, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
            return;
        }
        SubscriptionDialog dialog = entry.get().dialog();
        if (!dialog.isInOrder(subscribe)) {
            arrival.answer(tools.refusal(subscribe, Response.SERVER_INTERNAL_ERROR));
            return;
        }
        Optional<Response> refusal = checks.refusal(subscribe);
        if (refusal.isPresent()) {
            arrival.answer(refusal.get());
            return;
        }
        dialog.took(subscribe);
        int seconds = SubscriptionChecks.granted(subscribe);
        arrival.answer(dialog.accepted(tools.messages(), subscribe, seconds));
        entry.get().watch().goOn(dialog, seconds);
    }

    /** A presence stanza of a user on XMPP to one on SIP. */
    void stanza(Presence presence, XmppAddress from, XmppAddress to) {
        WatchPair pair = WatchPair.of(to, from);
        switch (presence.getType()) {
            case subscribed, unsubscribed ->
                findOrAdd(pair, exact(to))
                        .ifPresent(watch ->
                                watch.on(new XmppWatchEvent.Answered(presence.getType() == Presence.Type.subscribed)));
            case available, unavailable -> find(pair).ifPresent(watch -> changed(watch, presence));
            case error -> find(pair).ifPresent(watch -> watch.on(new XmppWatchEvent.Refused(isPassing(presence))));
            default -> {
                // About the other direction.
            }
        }
    }

    private void changed(WatchOfXmpp watch, Presence presence) {
        if (stanzas.decode(presence).orElse(null) instanceof PresenceUpdate update) {
            String language = presence.getLanguage() == null ? "" : presence.getLanguage();
            update.devices()
                    .forEach(device -> watch.on(new XmppWatchEvent.Changed(StatusTexts.shortened(device), language)));
        }
    }

    private static boolean isPassing(Presence error) {
        if (error.getError() == null) {
            return false;
        }
        StanzaFailure failure = StanzaErrors.fromSmack(error.getError());
        return failure.type().equals("wait") || PASSING.contains(failure.condition());
    }

    private Optional<SipAddress> exact(XmppAddress watcher) {
        try {
            return Optional.of(tools.exact(watcher.bare()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    List<Runnable> afterXmpp() {
        return each(new XmppWatchEvent.XmppBack());
    }

    List<Runnable> afterSip() {
        return each(new XmppWatchEvent.SipBack());
    }

    void stop(int seconds) {
        each(new XmppWatchEvent.Stopped(seconds)).forEach(Runnable::run);
    }

    private List<Runnable> each(XmppWatchEvent event) {
        List<Runnable> tasks = new ArrayList<>();
        for (Map<XmppAddress, WatchOfXmpp> watches : byWatcher.values()) {
            watches.values().forEach(watch -> tasks.add(() -> watch.on(event)));
        }
        return tasks;
    }

    private Optional<WatchOfXmpp> find(WatchPair pair) {
        return Optional.ofNullable(
                byWatcher.getOrDefault(pair.watcher(), Map.of()).get(pair.contact()));
    }

    /** For an answer of the contact, who cannot fill all the places with answers that nobody asked for. */
    private Optional<WatchOfXmpp> findOrAdd(WatchPair pair, Optional<SipAddress> watcher) {
        boolean many =
                byContact.getOrDefault(pair.contact(), 0) >= tools.limits().perWatcher();
        return watcher.isEmpty() || many ? find(pair) : findOrAdd(pair, watcher.get());
    }

    private Optional<WatchOfXmpp> findOrAdd(WatchPair pair, SipAddress watcher) {
        Optional<WatchOfXmpp> known = find(pair);
        if (known.isPresent()) {
            return known;
        }
        boolean full = size >= tools.limits().inAll()
                || byWatcher.getOrDefault(pair.watcher(), Map.of()).size()
                        >= tools.limits().perWatcher();
        return full ? Optional.empty() : Optional.of(add(pair, watcher, new XmppWatch()));
    }

    private WatchOfXmpp add(WatchPair pair, SipAddress watcher, XmppWatch machine) {
        WatchOfXmpp watch = new WatchOfXmpp(pair, watcher, machine, tools, this);
        byWatcher.computeIfAbsent(pair.watcher(), key -> new LinkedHashMap<>()).put(pair.contact(), watch);
        byContact.merge(pair.contact(), 1, Integer::sum);
        size++;
        return watch;
    }

    @Override
    public void changed(WatchOfXmpp watch) {
        WatchPair pair = watch.pair();
        Optional<Boolean> allowed = switch (watch.state()) {
            case ACTIVE, AUTHORIZED_IDLE -> Optional.of(true);
            case REFUSED -> Optional.of(false);
            case NONE, PENDING -> Optional.empty();
        };
        if (allowed.isPresent()) {
            GatewayMemory.XmppWatched now =
                    new GatewayMemory.XmppWatched(watch.watcher(), pair.contact(), allowed.get());
            if (!now.equals(stored.put(pair, now))) {
                tools.store().put(now);
            }
        } else if (stored.remove(pair) != null) {
            tools.store().remove(watch.watcher(), pair.contact());
        }
        Map<XmppAddress, WatchOfXmpp> others = byWatcher.get(pair.watcher());
        if (watch.isOver() && others != null && others.remove(pair.contact(), watch)) {
            byContact.computeIfPresent(pair.contact(), (contact, count) -> count > 1 ? count - 1 : null);
            size--;
            if (others.isEmpty()) {
                byWatcher.remove(pair.watcher());
            }
        }
    }

    @Override
    public void closed(SubscriptionDialog dialog) {
        dialogs.remove(dialog.key());
    }
}
