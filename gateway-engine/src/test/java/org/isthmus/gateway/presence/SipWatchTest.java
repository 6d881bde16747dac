package org.isthmus.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.presence.SipWatch.Action;
import org.isthmus.gateway.presence.SipWatch.Event;
import org.isthmus.gateway.presence.SipWatch.State;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.junit.jupiter.api.Test;

/** The life of a subscription from XMPP to SIP (RFC 8048 section 5.2). */
class SipWatchTest {

    private static final DevicePresence DESK =
            new DevicePresence("desk", Availability.AWAY, Map.of(), OptionalInt.empty(), Optional.empty());

    private final SipWatch watch = new SipWatch();

    @Test
    void nothingIsToldBeforeTheContactAllowedIt() {
        assertThat(watch.on(new Event.Subscribe())).containsExactly(new Action.Subscribe(3600, true));
        assertThat(watch.on(new Event.Accepted())).isEmpty();
        assertThat(watch.on(new Event.Pending())).isEmpty();
        assertThat(watch.on(new Event.Active(Optional.of(List.of(DESK)))))
                .containsExactly(new Action.TellSubscribed(), new Action.Show(DESK));
    }

    private void allowed() {
        watch.on(new Event.Subscribe());
        watch.on(new Event.Accepted());
        watch.on(new Event.Active(Optional.of(List.of(DESK))));
        assertThat(watch.state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void subscribedIsToldOnceAndNotAfterEveryNewDialog() {
        allowed();
        assertThat(watch.on(new Event.WatcherOffline())).containsExactly(new Action.Subscribe(0, false));
        assertThat(watch.on(new Event.WatcherOnline())).containsExactly(new Action.Subscribe(3600, true));
        assertThat(watch.on(new Event.Active(Optional.of(List.of(DESK))))).containsExactly(new Action.Show(DESK));
    }

    @Test
    void aRefusalEndsThePermission() {
        watch.on(new Event.Subscribe());
        assertThat(watch.on(new Event.Refused(603, OptionalInt.empty())))
                .containsExactly(new Action.TellUnsubscribed());
        assertThat(watch.state()).isEqualTo(State.NONE);
    }

    @Test
    void aShortIntervalIsAskedForAgainAsTheServerWantsIt() {
        watch.on(new Event.Subscribe());
        assertThat(watch.on(new Event.Refused(423, OptionalInt.of(7200))))
                .containsExactly(new Action.Subscribe(7200, true));
    }

    @Test
    void whoLeavesIsToldAtTheAnswerAndTheLastNotifyIsSilent() {
        allowed();
        assertThat(watch.on(new Event.Unsubscribe())).containsExactly(new Action.Subscribe(0, false));
        assertThat(watch.on(new Event.Accepted())).containsExactly(new Action.TellUnsubscribed());
        assertThat(watch.on(new Event.Terminated("timeout", OptionalInt.empty())))
                .isEmpty();
        assertThat(watch.state()).isEqualTo(State.NONE);
    }

    @Test
    void aContactThatGivesUpIsShownOfflineAndAskedAgainLater() {
        allowed();
        List<Action> actions = watch.on(new Event.Terminated("giveup", OptionalInt.of(20)));
        assertThat(actions).hasSize(2).last().isEqualTo(new Action.RetryIn(20));
        assertThat(actions.getFirst())
                .isInstanceOfSatisfying(
                        Action.Show.class,
                        show -> assertThat(show.device().availability()).isEqualTo(Availability.OFFLINE));
        assertThat(watch.on(new Event.Due())).containsExactly(new Action.Subscribe(3600, true));
    }
}
