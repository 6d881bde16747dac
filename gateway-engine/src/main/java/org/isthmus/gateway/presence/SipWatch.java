package org.isthmus.gateway.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isthmus.gateway.signal.DevicePresence;

/**
 * An XMPP user who watches a SIP contact, as a state machine (RFC 8048 section 5.2): events go in, actions come out, time and
 * network are somebody else's. One for each pair; not safe for several threads at once.
 */
public final class SipWatch {

    private static final int INTERVAL_SECONDS = 3600;
    private static final int LONGEST_INTERVAL = 86_400;
    private static final int RETRY_SECONDS = 300;

    private final ShownDevices devices;
    private final Retries retries = new Retries();
    private WatchState state;
    private RetryPlan plan = RetryPlan.NONE;
    private int interval = INTERVAL_SECONDS;

    /** The watcher asked and has heard nothing yet. */
    private boolean answerOwed;

    /** The watcher changed their mind while the end was under way. */
    private boolean again;

    /** A pair without any subscription. */
    public SipWatch() {
        this(WatchState.NONE, List.of());
    }

    /** A pair as it was kept over a restart, with the devices that were shown last. */
    public SipWatch(WatchState state, List<String> shownDevices) {
        this.state = state;
        this.devices = new ShownDevices(shownDevices);
    }

    public WatchState state() {
        return state;
    }

    /** The devices that the watcher sees. */
    public List<String> shownDevices() {
        return devices.names();
    }

    /** Takes an event and says what follows, in order. */
    public List<WatchAction> on(WatchEvent event) {
        return switch (event) {
            case WatchEvent.Subscribe subscribe -> subscribe();
            case WatchEvent.Unsubscribe unsubscribe -> unsubscribe();
            case WatchEvent.WatcherOnline online -> watcherOnline();
            case WatchEvent.WatcherOffline offline -> watcherOffline();
            case WatchEvent.Due due -> due();
            case WatchEvent.Accepted accepted -> accepted();
            case WatchEvent.Refused refused -> refused(refused);
            case WatchEvent.Pending pending -> pending();
            case WatchEvent.Active active -> active(active.devices());
            case WatchEvent.Terminated terminated -> terminated(terminated);
            case WatchEvent.GivenUp givenUp -> state == WatchState.AWAITING_LAST_NOTIFY ? end(false) : List.of();
            case WatchEvent.Probed probed -> probed();
            case WatchEvent.Fetched fetched -> fetched(fetched.devices());
            case WatchEvent.FetchRefused refused ->
                state == WatchState.NONE || state == WatchState.DORMANT ? end(true) : List.of();
        };
    }

    private List<WatchAction> ask(WatchState next) {
        state = next;
        plan = RetryPlan.UNDER_WAY;
        return List.of(new WatchAction.Subscribe(interval, true));
    }

    private List<WatchAction> subscribe() {
        retries.begin();
        return switch (state) {
            case NONE, AWAITING_LAST_NOTIFY -> {
                answerOwed = true;
                yield ask(WatchState.ASKING);
            }
            case ASKING -> {
                answerOwed = true;
                yield plan != RetryPlan.UNDER_WAY ? ask(WatchState.ASKING) : List.of();
            }
            // RFC 6121 section 3.1.3: who is allowed already is told so again.
            case ACTIVE, RESUMING -> List.of(new WatchAction.TellSubscribed());
            case DORMANT -> {
                List<WatchAction> actions = new ArrayList<>(List.of(new WatchAction.TellSubscribed()));
                actions.addAll(ask(WatchState.RESUMING));
                yield actions;
            }
            case LEAVING -> {
                again = true;
                yield List.of();
            }
            case PENDING -> List.of();
        };
    }

    private List<WatchAction> unsubscribe() {
        again = false;
        return switch (state) {
            case NONE -> List.of(new WatchAction.TellUnsubscribed());
            case PENDING, ACTIVE, RESUMING -> leave();
            case ASKING -> plan != RetryPlan.UNDER_WAY ? end(true) : leave();
            case DORMANT -> end(true);
            case LEAVING, AWAITING_LAST_NOTIFY -> List.of();
        };
    }

    private List<WatchAction> leave() {
        state = WatchState.LEAVING;
        return List.of(new WatchAction.Subscribe(0, false));
    }

    private List<WatchAction> watcherOnline() {
        retries.begin();
        return switch (state) {
            case DORMANT -> ask(WatchState.RESUMING);
            case ASKING -> plan != RetryPlan.UNDER_WAY ? ask(WatchState.ASKING) : List.of();
            default -> List.of();
        };
    }

    private List<WatchAction> watcherOffline() {
        if (state == WatchState.DORMANT) {
            plan = RetryPlan.NONE;
        }
        if (state != WatchState.ACTIVE && state != WatchState.RESUMING) {
            return List.of();
        }
        return hide(RetryPlan.NONE, new WatchAction.Subscribe(0, false));
    }

    private List<WatchAction> due() {
        retries.begin();
        return switch (state) {
            case ACTIVE, PENDING -> List.of(new WatchAction.Subscribe(interval, false));
            case ASKING -> plan == RetryPlan.RETRY ? ask(WatchState.ASKING) : List.of();
            case DORMANT -> plan == RetryPlan.RETRY ? ask(WatchState.RESUMING) : List.of();
            default -> List.of();
        };
    }

    private List<WatchAction> accepted() {
        retries.succeeded();
        answerOwed = false;
        if (state == WatchState.LEAVING) {
            devices.forget();
            if (again) {
                return end(true);
            }
            state = WatchState.AWAITING_LAST_NOTIFY;
            return List.of(new WatchAction.TellUnsubscribed());
        }
        state = state == WatchState.ASKING ? WatchState.PENDING : state;
        return List.of();
    }

    private List<WatchAction> refused(WatchEvent.Refused refused) {
        if (state == WatchState.LEAVING) {
            return end(true);
        }
        if (state == WatchState.NONE || state == WatchState.AWAITING_LAST_NOTIFY || state == WatchState.DORMANT) {
            return List.of();
        }
        if (SubscriptionFates.refused(refused.status())) {
            return end(true);
        }
        int least = refused.minExpires().orElse(0);
        if (refused.status() == 423 && least > interval && least <= LONGEST_INTERVAL) {
            interval = least;
            return List.of(
                    new WatchAction.Subscribe(interval, state != WatchState.ACTIVE && state != WatchState.PENDING));
        }
        if (refused.status() == 481 && retries.mayRestartNow()) {
            return restart();
        }
        return backOff();
    }

    private List<WatchAction> restart() {
        return ask(state.isAllowed() ? WatchState.RESUMING : WatchState.ASKING);
    }

    private List<WatchAction> backOff() {
        List<WatchAction> actions = hide(RetryPlan.RETRY);
        if (answerOwed) {
            answerOwed = false;
            actions.add(new WatchAction.TellError());
        }
        actions.add(new WatchAction.BackOff(retries.nextBackOff()));
        return actions;
    }

    private List<WatchAction> pending() {
        state = state == WatchState.ASKING ? WatchState.PENDING : state;
        answerOwed = false;
        return List.of();
    }

    private List<WatchAction> active(Optional<List<DevicePresence>> current) {
        List<WatchAction> actions = new ArrayList<>();
        switch (state) {
            case ASKING, PENDING -> {
                state = WatchState.ACTIVE;
                actions.add(new WatchAction.TellSubscribed());
            }
            case RESUMING -> state = WatchState.ACTIVE;
            case ACTIVE -> {
                // A change.
            }
            default -> {
                return List.of();
            }
        }
        answerOwed = false;
        retries.succeeded();
        current.ifPresent(shown -> actions.addAll(devices.show(shown)));
        return actions;
    }

    private List<WatchAction> terminated(WatchEvent.Terminated terminated) {
        if (state == WatchState.AWAITING_LAST_NOTIFY || state == WatchState.LEAVING) {
            return end(state == WatchState.LEAVING);
        }
        if (state == WatchState.NONE || state == WatchState.DORMANT) {
            return List.of();
        }
        return switch (SubscriptionFates.terminated(
                terminated.reason(), terminated.retryAfter().isPresent())) {
            case UNSUBSCRIBED -> end(true);
            case RESUBSCRIBE_NOW -> retries.mayRestartNow() ? restart() : backOff();
            case RETRY_LATER ->
                hide(
                        RetryPlan.RETRY,
                        new WatchAction.RetryIn(terminated.retryAfter().orElse(RETRY_SECONDS)));
            case NO_RETRY -> hide(RetryPlan.NONE);
            case NO_RETRY_KEEP_STATE -> {
                state = state.isAllowed() ? WatchState.DORMANT : WatchState.ASKING;
                plan = RetryPlan.NONE;
                yield List.of();
            }
        };
    }

    private List<WatchAction> probed() {
        return switch (state) {
            case NONE, DORMANT -> List.of(new WatchAction.Fetch());
            case ACTIVE -> List.of(new WatchAction.Subscribe(interval, false));
            default -> List.of();
        };
    }

    /** An answer with a document shows that the contact allows it, also where that was forgotten here. */
    private List<WatchAction> fetched(Optional<List<DevicePresence>> current) {
        if (state != WatchState.DORMANT && (state != WatchState.NONE || current.isEmpty())) {
            return List.of();
        }
        state = WatchState.DORMANT;
        List<WatchAction> actions = new ArrayList<>();
        current.ifPresent(shown -> actions.addAll(devices.show(shown)));
        actions.add(new WatchAction.ResumeSoon());
        return actions;
    }

    /** Nothing is known for now: every device goes; a permission that was given stays. */
    private List<WatchAction> hide(RetryPlan next, WatchAction... then) {
        List<WatchAction> actions = devices.hide();
        state = state.isAllowed() ? WatchState.DORMANT : WatchState.ASKING;
        plan = next;
        actions.addAll(List.of(then));
        return actions;
    }

    private List<WatchAction> end(boolean tell) {
        List<WatchAction> actions = devices.hide();
        state = WatchState.NONE;
        plan = RetryPlan.NONE;
        answerOwed = false;
        interval = INTERVAL_SECONDS;
        if (tell) {
            actions.add(new WatchAction.TellUnsubscribed());
        }
        if (again) {
            again = false;
            actions.addAll(subscribe());
        }
        return actions;
    }
}
