package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;

/**
 * An XMPP user who watches a SIP contact, as a state machine (RFC 8048 section 5.2): events go in, actions come out, time and
 * network are somebody else's. One for each pair; not safe for several threads at once.
 */
public final class SipWatch {

    private static final int INTERVAL_SECONDS = 3600;
    private static final int RETRY_SECONDS = 300;

    private final Set<String> devices = new LinkedHashSet<>();
    private State state;

    /** A pair without any subscription. */
    public SipWatch() {
        this(State.NONE, List.of());
    }

    /** A pair as it was kept over a restart, with the devices that were shown last. */
    public SipWatch(State state, List<String> shownDevices) {
        this.state = state;
        devices.addAll(shownDevices);
    }

    /** Where a subscription stands. */
    public enum State {
        NONE,
        ASKING,
        PENDING,
        ACTIVE,
        /** Allowed, but without a dialog: the watcher is offline, or something passing failed. */
        DORMANT,
        RESUMING,
        LEAVING,
        AWAITING_LAST_NOTIFY
    }

    /** What happens. */
    public sealed interface Event {
        /** The watcher wants to see the contact. */
        record Subscribe() implements Event {}

        record Unsubscribe() implements Event {}

        record WatcherOnline() implements Event {}

        record WatcherOffline() implements Event {}

        /** The dialog has to be refreshed, or a retry is due. */
        record Due() implements Event {}

        /** 2xx to SUBSCRIBE. */
        record Accepted() implements Event {}

        /** Another final response to SUBSCRIBE. */
        record Refused(int status, OptionalInt minExpires) implements Event {}

        record Pending() implements Event {}

        /** @param devices empty for a NOTIFY without a body, which changes nothing */
        record Active(Optional<List<DevicePresence>> devices) implements Event {}

        record Terminated(String reason, OptionalInt retryAfter) implements Event {}

        /** No last NOTIFY came within 64*T1. */
        record GivenUp() implements Event {}
    }

    /** What is to be done. */
    public sealed interface Action {
        /** @param newDialog not within the dialog that there is */
        record Subscribe(int expires, boolean newDialog) implements Action {}

        record TellSubscribed() implements Action {}

        record TellUnsubscribed() implements Action {}

        record Show(DevicePresence device) implements Action {}

        record RetryIn(int seconds) implements Action {}
    }

    public State state() {
        return state;
    }

    /** Takes an event and says what follows, in order. */
    public List<Action> on(Event event) {
        return switch (event) {
            case Event.Subscribe subscribe -> state == State.NONE ? ask(State.ASKING) : List.of();
            case Event.Unsubscribe unsubscribe -> unsubscribe();
            case Event.WatcherOnline online -> state == State.DORMANT ? ask(State.RESUMING) : List.of();
            case Event.WatcherOffline offline -> watcherOffline();
            case Event.Due due -> due();
            case Event.Accepted accepted -> accepted();
            case Event.Refused refused -> refused(refused);
            case Event.Pending pending -> pending();
            case Event.Active active -> active(active.devices());
            case Event.Terminated terminated -> terminated(terminated);
            case Event.GivenUp givenUp -> {
                state = state == State.AWAITING_LAST_NOTIFY ? State.NONE : state;
                yield List.of();
            }
        };
    }

    private List<Action> ask(State next) {
        state = next;
        return List.of(new Action.Subscribe(INTERVAL_SECONDS, true));
    }

    private List<Action> unsubscribe() {
        return switch (state) {
            case NONE -> List.of(new Action.TellUnsubscribed());
            case ASKING, PENDING, ACTIVE, RESUMING -> {
                state = State.LEAVING;
                yield List.of(new Action.Subscribe(0, false));
            }
            case DORMANT -> end(true);
            case LEAVING, AWAITING_LAST_NOTIFY -> List.of();
        };
    }

    private List<Action> watcherOffline() {
        if (state != State.ACTIVE && state != State.RESUMING) {
            return List.of();
        }
        state = State.DORMANT;
        devices.clear();
        return List.of(new Action.Subscribe(0, false));
    }

    private List<Action> due() {
        return switch (state) {
            case ACTIVE, PENDING -> List.of(new Action.Subscribe(INTERVAL_SECONDS, false));
            case ASKING -> ask(State.ASKING);
            case DORMANT -> ask(State.RESUMING);
            default -> List.of();
        };
    }

    private List<Action> accepted() {
        switch (state) {
            case ASKING -> state = State.PENDING;
            case LEAVING -> {
                state = State.AWAITING_LAST_NOTIFY;
                devices.clear();
                return List.of(new Action.TellUnsubscribed());
            }
            default -> {
                // The NOTIFY says more, and may have come before.
            }
        }
        return List.of();
    }

    private List<Action> refused(Event.Refused refused) {
        if (state == State.LEAVING) {
            return end(true);
        }
        if (state == State.NONE || state == State.AWAITING_LAST_NOTIFY || state == State.DORMANT) {
            return List.of();
        }
        if (SubscriptionFates.refused(refused.status())) {
            return end(true);
        }
        if (refused.status() == 423 && refused.minExpires().isPresent()) {
            return List.of(new Action.Subscribe(refused.minExpires().getAsInt(), state != State.ACTIVE));
        }
        if (refused.status() == 481) {
            return ask(state == State.ACTIVE ? State.RESUMING : state);
        }
        return hide(new Action.RetryIn(RETRY_SECONDS));
    }

    private List<Action> pending() {
        state = state == State.ASKING ? State.PENDING : state;
        return List.of();
    }

    private List<Action> active(Optional<List<DevicePresence>> current) {
        List<Action> actions = new ArrayList<>();
        switch (state) {
            case ASKING, PENDING -> {
                state = State.ACTIVE;
                actions.add(new Action.TellSubscribed());
            }
            case RESUMING -> state = State.ACTIVE;
            case ACTIVE -> {
                // A change.
            }
            default -> {
                return List.of();
            }
        }
        current.ifPresent(shown -> show(shown, actions));
        return actions;
    }

    private void show(List<DevicePresence> current, List<Action> actions) {
        Set<String> gone = new LinkedHashSet<>(devices);
        devices.clear();
        for (DevicePresence device : current) {
            gone.remove(device.device());
            actions.add(new Action.Show(device));
            if (device.availability() != Availability.OFFLINE) {
                devices.add(device.device());
            }
        }
        gone.forEach(device -> actions.add(new Action.Show(offline(device))));
    }

    private List<Action> terminated(Event.Terminated terminated) {
        if (state == State.AWAITING_LAST_NOTIFY || state == State.LEAVING) {
            return end(state == State.LEAVING);
        }
        if (state == State.NONE || state == State.DORMANT) {
            return List.of();
        }
        int later = terminated.retryAfter().orElse(RETRY_SECONDS);
        return switch (SubscriptionFates.terminated(terminated.reason())) {
            case UNSUBSCRIBED -> end(true);
            case RESUBSCRIBE_NOW -> ask(state == State.ACTIVE ? State.RESUMING : state);
            case RETRY_LATER -> hide(new Action.RetryIn(later));
            case NO_RETRY -> hide();
            case NO_RETRY_KEEP_STATE -> {
                state = State.DORMANT;
                yield List.of();
            }
        };
    }

    /** Nothing is known for now: every device goes; a permission that was given stays. */
    private List<Action> hide(Action... then) {
        List<Action> actions = new ArrayList<>();
        devices.forEach(device -> actions.add(new Action.Show(offline(device))));
        devices.clear();
        if (state == State.ACTIVE || state == State.RESUMING) {
            state = State.DORMANT;
        } else {
            state = State.ASKING;
        }
        actions.addAll(List.of(then));
        return actions;
    }

    private List<Action> end(boolean tell) {
        List<Action> actions = new ArrayList<>();
        devices.forEach(device -> actions.add(new Action.Show(offline(device))));
        devices.clear();
        state = State.NONE;
        if (tell) {
            actions.add(new Action.TellUnsubscribed());
        }
        return actions;
    }

    private static DevicePresence offline(String device) {
        return new DevicePresence(device, Availability.OFFLINE, Map.of(), OptionalInt.empty(), Optional.empty());
    }
}
