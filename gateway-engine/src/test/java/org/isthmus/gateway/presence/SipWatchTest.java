package org.isthmus.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
        assertThat(watch.on(new WatchEvent.Subscribe())).containsExactly(new WatchAction.Subscribe(3600, true));
        assertThat(watch.on(new WatchEvent.Accepted())).isEmpty();
        assertThat(watch.on(new WatchEvent.Pending())).isEmpty();
        assertThat(watch.on(new WatchEvent.Active(Optional.of(List.of(DESK)))))
                .containsExactly(new WatchAction.TellSubscribed(), new WatchAction.Show(DESK));
    }

    private void allowed() {
        watch.on(new WatchEvent.Subscribe());
        watch.on(new WatchEvent.Accepted());
        watch.on(new WatchEvent.Active(Optional.of(List.of(DESK))));
        assertThat(watch.state()).isEqualTo(WatchState.ACTIVE);
    }

    @Test
    void subscribedIsToldOnceAndNotAfterEveryNewDialog() {
        allowed();
        assertThat(watch.on(new WatchEvent.WatcherOffline())).endsWith(new WatchAction.Subscribe(0, false));
        assertThat(watch.on(new WatchEvent.WatcherOnline())).containsExactly(new WatchAction.Subscribe(3600, true));
        assertThat(watch.on(new WatchEvent.Active(Optional.of(List.of(DESK)))))
                .containsExactly(new WatchAction.Show(DESK));
    }

    @Test
    void aRefusalEndsThePermission() {
        watch.on(new WatchEvent.Subscribe());
        assertThat(watch.on(new WatchEvent.Refused(603, OptionalInt.empty())))
                .containsExactly(new WatchAction.TellUnsubscribed());
        assertThat(watch.state()).isEqualTo(WatchState.NONE);
    }

    @Test
    void aShortIntervalIsAskedForAgainAsTheServerWantsIt() {
        watch.on(new WatchEvent.Subscribe());
        assertThat(watch.on(new WatchEvent.Refused(423, OptionalInt.of(7200))))
                .containsExactly(new WatchAction.Subscribe(7200, true));
    }

    @Test
    void whoLeavesIsToldAtTheAnswerAndTheLastNotifyIsSilent() {
        allowed();
        assertThat(watch.on(new WatchEvent.Unsubscribe())).containsExactly(new WatchAction.Subscribe(0, false));
        assertThat(watch.on(new WatchEvent.Accepted())).containsExactly(new WatchAction.TellUnsubscribed());
        assertThat(watch.on(new WatchEvent.Terminated("timeout", OptionalInt.empty())))
                .isEmpty();
        assertThat(watch.state()).isEqualTo(WatchState.NONE);
    }

    @Test
    void aContactThatGivesUpIsShownOfflineAndAskedAgainLater() {
        allowed();
        List<WatchAction> actions = watch.on(new WatchEvent.Terminated("giveup", OptionalInt.of(20)));
        assertThat(actions).hasSize(2).last().isEqualTo(new WatchAction.RetryIn(20));
        assertThat(actions.getFirst())
                .isInstanceOfSatisfying(
                        WatchAction.Show.class,
                        show -> assertThat(show.device().availability()).isEqualTo(Availability.OFFLINE));
        assertThat(watch.on(new WatchEvent.Due())).containsExactly(new WatchAction.Subscribe(3600, true));
    }
}
