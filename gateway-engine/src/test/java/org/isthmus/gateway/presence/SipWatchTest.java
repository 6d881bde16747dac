package org.isthmus.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a subscription from XMPP to SIP (RFC 8048 section 5.2). */
class SipWatchTest {

    private static final DevicePresence DESK =
            new DevicePresence("desk", Availability.AWAY, Map.of(), OptionalInt.empty(), Optional.empty());

    private static final DevicePresence DESK_GONE =
            new DevicePresence("desk", Availability.OFFLINE, Map.of(), OptionalInt.empty(), Optional.empty());

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

    private static List<WatchAction> hiddenThen(WatchAction... then) {
        List<WatchAction> all = new ArrayList<>();
        all.add(new WatchAction.Show(DESK_GONE));
        all.addAll(List.of(then));
        return all;
    }

    private static WatchEvent refused(int status) {
        return new WatchEvent.Refused(status, OptionalInt.empty());
    }

    private static WatchEvent terminated(String reason) {
        return new WatchEvent.Terminated(reason, OptionalInt.empty());
    }

    @Test
    void whoGoesOfflineLetsTheDialogEndAndKeepsThePermission() {
        allowed();
        assertThat(watch.on(new WatchEvent.WatcherOffline()))
                .isEqualTo(hiddenThen(new WatchAction.Subscribe(0, false)));
        assertThat(watch.state()).isEqualTo(WatchState.DORMANT);
        assertThat(watch.on(new WatchEvent.Due())).isEmpty();
    }

    @Test
    void aPassingFailureIsToldToWhoeverAskedAndTriedAgainMoreAndMoreRarely() {
        watch.on(new WatchEvent.Subscribe());
        assertThat(watch.on(refused(500))).containsExactly(new WatchAction.TellError(), new WatchAction.BackOff(60));
        int seconds = 60;
        for (int i = 0; i < 10; i++) {
            assertThat(watch.on(new WatchEvent.Due())).containsExactly(new WatchAction.Subscribe(3600, true));
            seconds = Math.min(3600, seconds * 2);
            assertThat(watch.on(refused(408))).containsExactly(new WatchAction.BackOff(seconds));
        }
        assertThat(watch.on(new WatchEvent.Subscribe()))
                .as("whoever asks again does not wait")
                .containsExactly(new WatchAction.Subscribe(3600, true));
    }

    @Test
    void aRefreshThatFailsShowsTheContactOfflineAndNobodyIsToldAnError() {
        allowed();
        assertThat(watch.on(new WatchEvent.Due())).containsExactly(new WatchAction.Subscribe(3600, false));
        assertThat(watch.on(refused(480))).isEqualTo(hiddenThen(new WatchAction.BackOff(60)));
        assertThat(watch.on(new WatchEvent.Due())).containsExactly(new WatchAction.Subscribe(3600, true));
        assertThat(watch.on(new WatchEvent.Active(Optional.of(List.of(DESK)))))
                .containsExactly(new WatchAction.Show(DESK));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 489, 603})
    void aRefreshThatIsRefusedForGoodEndsThePermission(int status) {
        allowed();
        watch.on(new WatchEvent.Due());
        assertThat(watch.on(refused(status))).isEqualTo(hiddenThen(new WatchAction.TellUnsubscribed()));
    }

    @Test
    void aForgottenDialogIsMadeAnewAtOnceButNotForEver() {
        allowed();
        watch.on(new WatchEvent.Due());
        assertThat(watch.on(refused(481))).containsExactly(new WatchAction.Subscribe(3600, true));
        assertThat(watch.on(refused(481))).containsExactly(new WatchAction.Subscribe(3600, true));
        assertThat(watch.on(refused(481))).isEqualTo(hiddenThen(new WatchAction.BackOff(60)));
    }

    @Test
    void aServerThatEndsEveryDialogAtOnceIsNotFollowedForEver() {
        allowed();
        for (int i = 0; i < 2; i++) {
            assertThat(watch.on(terminated("deactivated"))).containsExactly(new WatchAction.Subscribe(3600, true));
            watch.on(new WatchEvent.Accepted());
        }
        assertThat(watch.on(terminated("deactivated"))).isEqualTo(hiddenThen(new WatchAction.BackOff(60)));
    }

    @Test
    void theReasonOfAnEndDecidesWhatFollows() {
        allowed();
        assertThat(watch.on(terminated("rejected"))).isEqualTo(hiddenThen(new WatchAction.TellUnsubscribed()));
        allowed();
        assertThat(watch.on(terminated("probation"))).isEqualTo(hiddenThen(new WatchAction.RetryIn(300)));
        watch.on(new WatchEvent.Unsubscribe());
        allowed();
        assertThat(watch.on(terminated("something else"))).containsExactly(new WatchAction.Subscribe(3600, true));
        watch.on(new WatchEvent.Active(Optional.empty()));
        assertThat(watch.on(terminated("invariant"))).isEmpty();
        assertThat(watch.state()).isEqualTo(WatchState.DORMANT);
        assertThat(watch.shownDevices()).containsExactly("desk");
    }

    @Test
    void aContactThatDoesNotExistIsTriedAgainWhenTheWatcherSignsInAgain() {
        allowed();
        assertThat(watch.on(terminated("noresource"))).isEqualTo(hiddenThen());
        assertThat(watch.on(new WatchEvent.Due())).isEmpty();
        assertThat(watch.on(new WatchEvent.WatcherOnline())).containsExactly(new WatchAction.Subscribe(3600, true));
    }

    @Test
    void aDeviceThatIsMissingInTheDocumentGoesAndANotifyWithoutOneChangesNothing() {
        allowed();
        assertThat(watch.on(new WatchEvent.Active(Optional.empty()))).isEmpty();
        assertThat(watch.on(new WatchEvent.Active(Optional.of(List.of())))).isEqualTo(hiddenThen());
    }

    @Test
    void whoIsAllowedAlreadyIsToldSoAgainWhenAsking() {
        allowed();
        assertThat(watch.on(new WatchEvent.Subscribe())).containsExactly(new WatchAction.TellSubscribed());
    }

    @Test
    void whoAsksAgainWhilePendingWaits() {
        watch.on(new WatchEvent.Subscribe());
        watch.on(new WatchEvent.Accepted());
        assertThat(watch.on(new WatchEvent.Subscribe())).isEmpty();
    }

    @Test
    void whoChangesTheirMindWhileLeavingAsksAgainAfterwards() {
        allowed();
        watch.on(new WatchEvent.Unsubscribe());
        assertThat(watch.on(new WatchEvent.Subscribe())).isEmpty();
        assertThat(watch.on(new WatchEvent.Accepted()))
                .containsExactly(new WatchAction.TellUnsubscribed(), new WatchAction.Subscribe(3600, true));
    }

    @Test
    void aProbeAsksOnceAndTakesTheDialogUpAgain() {
        SipWatch kept = new SipWatch(WatchState.DORMANT, List.of("desk", "phone"));
        assertThat(kept.on(new WatchEvent.Probed())).containsExactly(new WatchAction.Fetch());
        List<WatchAction> actions = kept.on(new WatchEvent.Fetched(Optional.of(List.of(DESK))));
        assertThat(actions).hasSize(3).startsWith(new WatchAction.Show(DESK)).endsWith(new WatchAction.ResumeSoon());
    }

    @Test
    void aProbeInADialogIsARefresh() {
        allowed();
        assertThat(watch.on(new WatchEvent.Probed())).containsExactly(new WatchAction.Subscribe(3600, false));
    }

    @Test
    void aProbeThatIsRefusedForGoodEndsThePermission() {
        SipWatch kept = new SipWatch(WatchState.DORMANT, List.of());
        assertThat(kept.on(new WatchEvent.FetchRefused())).containsExactly(new WatchAction.TellUnsubscribed());
        assertThat(kept.state()).isEqualTo(WatchState.NONE);
    }

    @Test
    void anAbsurdIntervalIsAPassingFailure() {
        watch.on(new WatchEvent.Subscribe());
        assertThat(watch.on(new WatchEvent.Refused(423, OptionalInt.of(10_000_000))))
                .containsExactly(new WatchAction.TellError(), new WatchAction.BackOff(60));
    }
}
