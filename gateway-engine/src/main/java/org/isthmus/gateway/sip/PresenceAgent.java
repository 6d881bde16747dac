package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.header.CallIdHeader;
import javax.sip.header.EventHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.presence.NotifyReader;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Answers;
import org.isthmus.gateway.sip.useragent.Dialog;

/**
 * Answers those who ask this account itself for its presence, because no presence server does (RFC 3856, RFC 8048 section
 * 5.3). Nobody sees anything before the person has agreed. Runs on the account's executor.
 */
final class PresenceAgent {

    private static final int LONGEST = 3600;
    private static final int SHORTEST = 60;
    private static final int MOST_WATCHERS = 500;

    private final EventTools tools;
    private final Map<String, Watcher> watchers = new LinkedHashMap<>();
    private final Map<SipAddress, Boolean> decisions = new HashMap<>();
    private final Set<SipAddress> asked = new HashSet<>();
    private final Map<SipAddress, List<DevicePresence>> directed = new HashMap<>();
    private List<DevicePresence> own = List.of();

    /** What a watcher is shown. */
    record Shown(List<DevicePresence> devices) {
        Shown {
            devices = List.copyOf(devices);
        }
    }

    PresenceAgent(EventTools tools) {
        this.tools = tools;
    }

    boolean mayBeSeenBy(SipAddress watcher) {
        return decisions.getOrDefault(watcher.bare(), false);
    }

    /** Asks the person once, however often and in whatever way somebody asks. */
    void ask(SipAddress watcher) {
        if (!decisions.containsKey(watcher.bare()) && asked.size() < MOST_WATCHERS && asked.add(watcher.bare())) {
            tools.told()
                    .accept(new SubscriptionRequest(
                            watcher.bare(), tools.identity().address(), ""));
        }
    }

    /** The person's answer, or a later change of mind. */
    void decide(SipAddress watcher, boolean granted) {
        decisions.put(watcher.bare(), granted);
        asked.remove(watcher.bare());
        for (Watcher one : watchersOf(watcher.bare())) {
            if (granted) {
                one.tell(shownTo(watcher.bare()), true);
            } else {
                one.end("rejected", List.of());
            }
        }
    }

    void setOwn(DevicePresence device) {
        own = List.of(device);
        for (Watcher watcher : new ArrayList<>(watchers.values())) {
            if (mayBeSeenBy(watcher.address())) {
                watcher.tell(shownTo(watcher.address()), false);
            }
        }
    }

    /**
     * Shows devices of somebody else to one watcher, next to the person's own.
     *
     * @return whether that watcher is there to see it
     */
    boolean show(SipAddress watcher, List<DevicePresence> devices) {
        directed.put(watcher.bare(), List.copyOf(devices));
        List<Watcher> there = watchersOf(watcher.bare());
        if (!mayBeSeenBy(watcher)) {
            return false;
        }
        there.forEach(one -> one.tell(shownTo(watcher.bare()), false));
        return !there.isEmpty();
    }

    void subscribed(Answers.Asked request) throws ParseException {
        Request subscribe = request.request();
        if (!(subscribe.getHeader(EventHeader.NAME) instanceof EventHeader event)
                || !"presence".equals(event.getEventType())) {
            tools.answers().send(request, 489, tools.words().list("Allow-Events", "presence"));
            return;
        }
        if (!NotifyReader.acceptsPidf(subscribe)) {
            tools.answers().send(request, 406, tools.words().list("Accept", "application/pidf+xml"));
            return;
        }
        int seconds = subscribe.getExpires() == null
                ? LONGEST
                : subscribe.getExpires().getExpires();
        if (seconds > 0 && seconds < SHORTEST) {
            tools.answers().send(request, 423, tools.words().header("Min-Expires", String.valueOf(SHORTEST)));
            return;
        }
        int granted = Math.min(seconds, LONGEST);
        if (((ToHeader) subscribe.getHeader(ToHeader.NAME)).getTag() == null) {
            begin(request, granted);
        } else {
            goOn(request, granted);
        }
    }

    private void begin(Answers.Asked request, int seconds) throws ParseException {
        Optional<SipAddress> from = sender(request.request());
        if (from.isEmpty() || watchers.size() >= MOST_WATCHERS) {
            tools.answers().send(request, from.isEmpty() ? 400 : 503);
            return;
        }
        SipAddress watcher = from.get();
        if (decisions.containsKey(watcher) && !mayBeSeenBy(watcher)) {
            tools.answers().send(request, 403);
            return;
        }
        Optional<Flow> flow = tools.exchanges().flow();
        if (flow.isEmpty()) {
            tools.answers().send(request, 480);
            return;
        }
        Dialog dialog = dialog(request.request());
        tools.answers()
                .send(
                        request,
                        200,
                        dialog.localTag(),
                        expires(seconds),
                        tools.identity().contact(flow.get()));
        Watcher one = new Watcher(watcher, dialog, Math.max(seconds, SHORTEST), tools, this::forget);
        watchers.put(dialog.localTag(), one);
        if (seconds == 0) {
            one.end("timeout", mayBeSeenBy(watcher) ? shownTo(watcher).devices() : List.of());
        } else if (mayBeSeenBy(watcher)) {
            one.tell(shownTo(watcher), true);
        } else {
            one.pending();
        }
        ask(watcher);
    }

    private void goOn(Answers.Asked request, int seconds) throws ParseException {
        Request subscribe = request.request();
        String ours = ((ToHeader) subscribe.getHeader(ToHeader.NAME)).getTag();
        Watcher watcher = watchers.get(ours);
        String theirs = String.valueOf(((FromHeader) subscribe.getHeader(FromHeader.NAME)).getTag());
        Optional<Flow> flow = tools.exchanges().flow();
        if (watcher == null || !watcher.dialog().isWith(theirs) || flow.isEmpty()) {
            tools.answers().send(request, 481);
            return;
        }
        if (!watcher.dialog().isInOrder(subscribe)) {
            tools.answers().send(request, 500);
            return;
        }
        watcher.dialog().confirm(theirs, subscribe, false);
        tools.answers().send(request, 200, expires(seconds), tools.identity().contact(flow.get()));
        SipAddress who = watcher.address();
        if (seconds == 0) {
            watcher.end("timeout", List.of());
        } else {
            watcher.extend(seconds);
            if (mayBeSeenBy(who)) {
                watcher.tell(shownTo(who), true);
            } else {
                watcher.pending();
            }
        }
    }

    private Dialog dialog(Request subscribe) throws ParseException {
        FromHeader from = (FromHeader) subscribe.getHeader(FromHeader.NAME);
        ToHeader to = (ToHeader) subscribe.getHeader(ToHeader.NAME);
        Dialog dialog = new Dialog(
                ((CallIdHeader) subscribe.getHeader(CallIdHeader.NAME)).getCallId(),
                tools.words().token(),
                to.getAddress(),
                from.getAddress(),
                Dialog.uriOf(from.getAddress()));
        dialog.isInOrder(subscribe);
        dialog.confirm(String.valueOf(from.getTag()), subscribe, false);
        return dialog;
    }

    private ExpiresHeader expires(int seconds) throws ParseException {
        try {
            return tools.words().headers().createExpiresHeader(seconds);
        } catch (InvalidArgumentException e) {
            throw new ParseException("Expires cannot be " + seconds, 0);
        }
    }

    private Shown shownTo(SipAddress watcher) {
        List<DevicePresence> all = new ArrayList<>(own);
        all.addAll(directed.getOrDefault(watcher, List.of()));
        return new Shown(all);
    }

    private List<Watcher> watchersOf(SipAddress address) {
        return watchers.values().stream()
                .filter(watcher -> watcher.address().equals(address))
                .toList();
    }

    private void forget(Watcher watcher) {
        watchers.remove(watcher.dialog().localTag());
    }

    private static Optional<SipAddress> sender(Request request) {
        try {
            FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
            return Optional.of(
                    SipAddress.parse(from.getAddress().getURI().toString()).bare());
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
