package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.presence.XmppWatchAction.Word;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/**
 * A SIP user who watches an XMPP contact, as a state machine (RFC 8048 section 5.3): events go in, actions come out, time and
 * network are somebody else's. One for each pair, with all the dialogs of that watcher; not safe for several threads at once.
 */
public final class XmppWatch {

    private static final int PROBATION_SECONDS = 300;

    private final Map<String, WatcherDialog> dialogs = new LinkedHashMap<>();
    private final Set<String> polls = new LinkedHashSet<>();
    private final KnownDevices devices = new KnownDevices();
    private State state;
    private String language = "";

    public XmppWatch() {
        this(State.NONE);
    }

    /** A pair as it was kept over a restart. */
    public XmppWatch(State state) {
        this.state = state;
    }

    /** Where the permission stands. */
    public enum State {
        NONE,
        PENDING,
        ACTIVE,
        /** Allowed, but nobody asks at the moment. */
        AUTHORIZED_IDLE,
        /** Refused before anybody on SIP asked; the next one who does is told. */
        REFUSED
    }

    public State state() {
        return state;
    }

    public boolean isAllowed() {
        return state == State.ACTIVE || state == State.AUTHORIZED_IDLE;
    }

    /** Nobody watches, and there is nothing to remember. */
    public boolean isOver() {
        return state == State.NONE && dialogs.isEmpty() && polls.isEmpty();
    }

    /** Takes an event and says what follows, in order. */
    public List<XmppWatchAction> on(XmppWatchEvent event) {
        List<XmppWatchAction> actions = new ArrayList<>();
        switch (event) {
            case XmppWatchEvent.Subscribed subscribed -> subscribed(subscribed.dialog(), actions);
            case XmppWatchEvent.Refreshed refreshed -> refreshed(refreshed.dialog(), actions);
            case XmppWatchEvent.Polled polled -> polled(polled.dialog(), actions);
            case XmppWatchEvent.PollOver over -> {
                if (polls.remove(over.dialog())) {
                    actions.add(terminated(over.dialog(), "timeout", Optional.empty()));
                }
            }
            case XmppWatchEvent.Ended ended ->
                ended(ended.dialog(), state == State.ACTIVE ? Optional.of(List.of()) : Optional.empty(), actions);
            case XmppWatchEvent.Expired expired -> ended(expired.dialog(), Optional.empty(), actions);
            case XmppWatchEvent.Lost lost -> {
                if (dialogs.remove(lost.dialog()) != null) {
                    actions.add(new XmppWatchAction.Drop(lost.dialog()));
                    afterTheLast(actions);
                }
            }
            case XmppWatchEvent.Rested rested -> rested(rested.dialog(), actions);
            case XmppWatchEvent.Answered answered -> answered(answered.granted(), actions);
            case XmppWatchEvent.Refused refused -> {
                if (state == State.PENDING) {
                    state = State.NONE;
                    endAll(
                            refused.passing() ? "probation" : "rejected",
                            refused.passing() ? PROBATION_SECONDS : 0,
                            actions);
                }
                answerPolls(Optional.empty(), actions);
            }
            case XmppWatchEvent.Changed changed -> changed(changed, actions);
            case XmppWatchEvent.XmppBack back -> xmppBack(actions);
            case XmppWatchEvent.Checked checked -> tellAll(devices.dropUnconfirmed(), actions);
            case XmppWatchEvent.SipBack back -> dialogs.values().forEach(dialog -> tellNow(dialog, actions));
            case XmppWatchEvent.Stopped stopped -> {
                answerPolls(Optional.empty(), actions);
                endAll("probation", stopped.seconds(), actions);
            }
        }
        return actions;
    }

    private void subscribed(String name, List<XmppWatchAction> actions) {
        if (state == State.REFUSED) {
            state = State.NONE;
            actions.add(terminated(name, "rejected", Optional.empty()));
            return;
        }
        WatcherDialog dialog = new WatcherDialog(name);
        dialogs.put(name, dialog);
        switch (state) {
            case NONE -> {
                state = State.PENDING;
                tellNow(dialog, actions);
                actions.add(new XmppWatchAction.Ask());
            }
            case AUTHORIZED_IDLE, ACTIVE -> {
                state = State.ACTIVE;
                tellNow(dialog, actions);
                if (!devices.areKnown()) {
                    actions.add(new XmppWatchAction.Probe());
                }
            }
            default -> tellNow(dialog, actions);
        }
    }

    private void refreshed(String name, List<XmppWatchAction> actions) {
        WatcherDialog dialog = dialogs.get(name);
        if (dialog != null) {
            tellNow(dialog, actions);
        }
    }

    private void polled(String name, List<XmppWatchAction> actions) {
        if (state == State.REFUSED) {
            state = State.NONE;
            actions.add(terminated(name, "rejected", Optional.empty()));
        } else if (state == State.PENDING) {
            actions.add(terminated(name, "timeout", Optional.empty()));
        } else if (isAllowed() && devices.areKnown()) {
            actions.add(terminated(name, "timeout", Optional.of(devices.online())));
        } else {
            if (polls.isEmpty()) {
                actions.add(new XmppWatchAction.Probe());
            }
            polls.add(name);
            actions.add(new XmppWatchAction.AwaitAnswer(name));
        }
    }

    private void ended(String name, Optional<List<DevicePresence>> last, List<XmppWatchAction> actions) {
        if (dialogs.remove(name) != null) {
            actions.add(terminated(name, "timeout", last));
            afterTheLast(actions);
        }
    }

    private void afterTheLast(List<XmppWatchAction> actions) {
        if (dialogs.isEmpty()) {
            state = isAllowed() ? State.AUTHORIZED_IDLE : State.NONE;
            actions.add(new XmppWatchAction.TellUnavailable());
        }
    }

    private void rested(String name, List<XmppWatchAction> actions) {
        WatcherDialog dialog = dialogs.get(name);
        if (dialog != null && dialog.restIsOver()) {
            tellNow(dialog, actions);
        }
    }

    private void answered(boolean granted, List<XmppWatchAction> actions) {
        if (granted) {
            if (state == State.PENDING) {
                state = State.ACTIVE;
                dialogs.values().forEach(dialog -> tellNow(dialog, actions));
            } else if (state != State.ACTIVE) {
                state = State.AUTHORIZED_IDLE;
            }
            return;
        }
        boolean remembered = dialogs.isEmpty() && polls.isEmpty();
        answerPolls(Optional.empty(), actions);
        devices.forget();
        state = remembered ? State.REFUSED : State.NONE;
        endAll("rejected", 0, actions);
    }

    private void changed(XmppWatchEvent.Changed changed, List<XmppWatchAction> actions) {
        language = changed.language();
        if (state == State.NONE || state == State.REFUSED) {
            // Whoever may not watch may still have asked the contact's server, which decides by itself.
            answerPolls(Optional.of(List.of(changed.device())), actions);
            return;
        }
        if (state == State.PENDING && changed.device().availability() == Availability.OFFLINE) {
            // With this a server only says that it has the request (RFC 6121 section 3.1.3).
            return;
        }
        devices.update(changed.device());
        if (!polls.isEmpty()) {
            answerPolls(
                    Optional.of(devices.online().isEmpty() ? List.of(changed.device()) : devices.online()), actions);
        }
        tellAll(List.of(changed.device()), actions);
    }

    private void tellAll(List<DevicePresence> changes, List<XmppWatchAction> actions) {
        for (WatcherDialog dialog : dialogs.values()) {
            changes.forEach(dialog::note);
            if (state == State.ACTIVE && !changes.isEmpty() && dialog.mayTell()) {
                tellNow(dialog, actions);
            }
        }
    }

    private void xmppBack(List<XmppWatchAction> actions) {
        switch (state) {
            case PENDING -> actions.add(new XmppWatchAction.Ask());
            case ACTIVE -> {
                devices.doubt();
                actions.add(new XmppWatchAction.Probe());
                actions.add(new XmppWatchAction.AwaitCheck());
            }
            default -> devices.forget();
        }
    }

    /** How things are, without regard to the pause: an answer to SUBSCRIBE, or a pause that is over. */
    private void tellNow(WatcherDialog dialog, List<XmppWatchAction> actions) {
        if (state == State.ACTIVE) {
            Optional<List<DevicePresence>> whole =
                    devices.areKnown() ? Optional.of(dialog.withGone(devices.online())) : Optional.empty();
            actions.add(new XmppWatchAction.Notify(dialog.name(), new Word.Active(), whole, language));
            if (whole.isPresent()) {
                // A NOTIFY without a document told nothing yet, so the first document need not wait.
                dialog.told();
                actions.add(new XmppWatchAction.Rest(dialog.name()));
            }
        } else {
            actions.add(new XmppWatchAction.Notify(dialog.name(), new Word.Pending(), Optional.empty(), ""));
        }
    }

    private void answerPolls(Optional<List<DevicePresence>> whole, List<XmppWatchAction> actions) {
        polls.forEach(name -> actions.add(terminated(name, "timeout", whole)));
        polls.clear();
    }

    private void endAll(String reason, int retryAfter, List<XmppWatchAction> actions) {
        for (String name : dialogs.keySet()) {
            actions.add(
                    new XmppWatchAction.Notify(name, new Word.Terminated(reason, retryAfter), Optional.empty(), ""));
        }
        dialogs.clear();
    }

    private XmppWatchAction terminated(String name, String reason, Optional<List<DevicePresence>> last) {
        return new XmppWatchAction.Notify(name, new Word.Terminated(reason, 0), last, language);
    }
}
