package org.isthmus.gateway.domain.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.GatewayMemory;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.message.ErrorStanzas;
import org.isthmus.gateway.presence.SipWatch;
import org.isthmus.gateway.presence.WatchEvent;
import org.isthmus.gateway.presence.WatchState;
import org.jivesoftware.smack.packet.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All XMPP users who watch SIP contacts (RFC 8048 section 5.2). On the gateway's executor. */
final class WatchesOfSip implements WatchOfSip.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(WatchesOfSip.class);

    private final PresenceTools tools;
    private final WatchDialogs dialogs;
    private final WatcherSessions sessions = new WatcherSessions();
    private final Predicate<WatchPair> mayProbe;
    private final Map<XmppAddress, Map<XmppAddress, WatchOfSip>> byWatcher = new HashMap<>();
    private final Map<WatchPair, GatewayMemory.SipWatched> stored = new HashMap<>();
    private int size;

    /** @param mayProbe whether the SIP contact may see the XMPP watcher, so that a probe has a chance of an answer */
    WatchesOfSip(PresenceTools tools, WatchDialogs dialogs, Predicate<WatchPair> mayProbe) {
        this.tools = tools;
        this.dialogs = dialogs;
        this.mayProbe = mayProbe;
    }

    void restore() {
        for (GatewayMemory.SipWatched watched : tools.store().sipWatched()) {
            try {
                XmppAddress contact =
                        tools.addresses().toXmpp(watched.contact()).bare();
                WatchPair pair = WatchPair.of(watched.watcher(), contact);
                stored.put(pair, watched);
                add(pair, watched.contact(), new SipWatch(WatchState.DORMANT, watched.shownDevices()));
            } catch (AddressException e) {
                LOG.warn("A subscription to {} is not taken up again: {}", watched.contact(), e.getMessage());
            }
        }
    }

    /** A presence stanza of a user on XMPP to one on SIP. */
    void stanza(Presence presence, XmppAddress from, XmppAddress to) {
        WatchPair pair = WatchPair.of(from, to);
        switch (presence.getType()) {
            case subscribe ->
                findOrAdd(pair).ifPresentOrElse(watch -> watch.subscribe(presence), () -> refuse(presence));
            case unsubscribe -> findOrAdd(pair).ifPresent(watch -> watch.on(new WatchEvent.Unsubscribe()));
            case probe -> findOrAdd(pair).ifPresent(watch -> watch.probed(from));
            case available, unavailable -> {
                if (byWatcher.containsKey(from.bare())) {
                    follow(
                            pair,
                            presence.getType() == Presence.Type.available
                                    ? sessions.available(from, to)
                                    : sessions.unavailable(from, to));
                }
            }
            default -> {
                // About the other direction.
            }
        }
    }

    private void follow(WatchPair pair, WatcherSessions.Change change) {
        switch (change) {
            case NOTHING -> {
                // The watcher is there as before.
            }
            case ONLINE -> all(pair.watcher(), new WatchEvent.WatcherOnline());
            case OFFLINE -> all(pair.watcher(), new WatchEvent.WatcherOffline());
            case ONLINE_TO_CONTACT -> find(pair).ifPresent(watch -> watch.on(new WatchEvent.WatcherOnline()));
            case OFFLINE_TO_CONTACT -> find(pair).ifPresent(watch -> watch.on(new WatchEvent.WatcherOffline()));
        }
    }

    private void all(XmppAddress watcher, WatchEvent event) {
        List.copyOf(byWatcher.getOrDefault(watcher, Map.of()).values()).forEach(watch -> watch.on(event));
    }

    /** What has to be asked anew because the connection to XMPP was away: watchers, and what they were not told. */
    List<Runnable> afterXmpp() {
        sessions.forget();
        List<Runnable> tasks = new ArrayList<>();
        Set<XmppAddress> probed = new HashSet<>();
        everything().forEach(watch -> {
            if (watch.state() == WatchState.DORMANT) {
                resume(watch, probed).ifPresent(tasks::add);
            } else if (watch.state() == WatchState.ACTIVE) {
                tasks.add(due(watch));
            }
        });
        return tasks;
    }

    /** Whoever can be asked is asked first, once for all contacts; nobody else is left without what they had. */
    private Optional<Runnable> resume(WatchOfSip watch, Set<XmppAddress> probed) {
        XmppAddress watcher = watch.pair().watcher();
        Optional<WatchPair> probe = byWatcher.getOrDefault(watcher, Map.of()).values().stream()
                .map(WatchOfSip::pair)
                .filter(mayProbe)
                .findFirst();
        if (probe.isEmpty()) {
            return Optional.of(() -> {
                if (!watch.isRetrying()) {
                    watch.on(new WatchEvent.WatcherOnline());
                }
            });
        }
        return probed.add(watcher)
                ? Optional.of(() -> tools.outbox().probe(probe.get().contact(), watcher))
                : Optional.empty();
    }

    /** What has to be asked anew because SIP was away. */
    List<Runnable> afterSip() {
        return everything().map(WatchesOfSip::due).toList();
    }

    /** Those whose last try failed. */
    Stream<Runnable> retries() {
        return everything().filter(WatchOfSip::isRetrying).map(WatchesOfSip::due);
    }

    private static Runnable due(WatchOfSip watch) {
        return () -> watch.on(new WatchEvent.Due());
    }

    private Stream<WatchOfSip> everything() {
        return byWatcher.values().stream().flatMap(watches -> watches.values().stream());
    }

    private Optional<WatchOfSip> find(WatchPair pair) {
        return Optional.ofNullable(
                byWatcher.getOrDefault(pair.watcher(), Map.of()).get(pair.contact()));
    }

    private Optional<WatchOfSip> findOrAdd(WatchPair pair) {
        Optional<WatchOfSip> known = find(pair);
        if (known.isPresent()) {
            return known;
        }
        boolean full = size >= tools.limits().inAll()
                || byWatcher.getOrDefault(pair.watcher(), Map.of()).size()
                        >= tools.limits().perWatcher();
        if (full) {
            return Optional.empty();
        }
        try {
            return Optional.of(add(pair, tools.exact(pair.contact()), new SipWatch()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private WatchOfSip add(WatchPair pair, SipAddress contact, SipWatch machine) throws AddressException {
        WatchOfSip watch =
                new WatchOfSip(pair, tools.addresses().toSip(pair.watcher()), contact, machine, tools, dialogs, this);
        byWatcher.computeIfAbsent(pair.watcher(), key -> new LinkedHashMap<>()).put(pair.contact(), watch);
        size++;
        return watch;
    }

    private void refuse(Presence subscribe) {
        tools.outbox()
                .send(ErrorStanzas.answer(subscribe, StanzaFailure.of("resource-constraint", "", Optional.empty())));
    }

    @Override
    public void changed(WatchOfSip watch) {
        WatchPair pair = watch.pair();
        if (watch.state().isAllowed()) {
            GatewayMemory.SipWatched now =
                    new GatewayMemory.SipWatched(pair.watcher(), watch.contact(), watch.shownDevices());
            if (!now.equals(stored.put(pair, now))) {
                tools.store().put(now);
            }
        } else if (stored.remove(pair) != null) {
            tools.store().remove(pair.watcher(), watch.contact());
        }
        Map<XmppAddress, WatchOfSip> others = byWatcher.get(pair.watcher());
        if (watch.isOver() && others != null && others.remove(pair.contact(), watch)) {
            size--;
            if (others.isEmpty()) {
                byWatcher.remove(pair.watcher());
                sessions.forget(pair.watcher());
            }
        }
    }

    /** A watcher who does not look as if it were there is asked, and ends the watch when it says that it is not. */
    @Override
    public void refreshing(WatchOfSip watch) {
        if (!sessions.isSeen(watch.pair().watcher()) && mayProbe.test(watch.pair())) {
            tools.outbox().probe(watch.pair().contact(), watch.pair().watcher());
        }
    }
}
