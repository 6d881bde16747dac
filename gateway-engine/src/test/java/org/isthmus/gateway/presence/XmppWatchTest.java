package org.isthmus.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.presence.XmppWatch.State;
import org.isthmus.gateway.presence.XmppWatchAction.Word;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.junit.jupiter.api.Test;

/** The life of a subscription from SIP to XMPP (RFC 8048 section 5.3). */
class XmppWatchTest {

    private static final DevicePresence TAB = device("tab", Availability.BUSY);
    private static final DevicePresence PHONE = device("phone", Availability.AVAILABLE);
    private static final DevicePresence TAB_GONE = device("tab", Availability.OFFLINE);

    private final XmppWatch watch = new XmppWatch();

    private static DevicePresence device(String name, Availability availability) {
        return new DevicePresence(name, availability, Map.of(), OptionalInt.empty(), Optional.empty());
    }

    private List<XmppWatchAction> subscribed(String dialog) {
        return watch.on(new XmppWatchEvent.Subscribed(dialog));
    }

    private List<XmppWatchAction> answered(boolean granted) {
        return watch.on(new XmppWatchEvent.Answered(granted));
    }

    private List<XmppWatchAction> changed(DevicePresence device) {
        return watch.on(new XmppWatchEvent.Changed(device, ""));
    }

    private List<XmppWatchAction> rested(String dialog) {
        return watch.on(new XmppWatchEvent.Rested(dialog));
    }

    private static XmppWatchAction pending(String dialog) {
        return new XmppWatchAction.Notify(dialog, new Word.Pending(), Optional.empty(), "");
    }

    private static XmppWatchAction active(String dialog, DevicePresence... devices) {
        return new XmppWatchAction.Notify(
                dialog, new Word.Active(), devices.length == 0 ? Optional.empty() : Optional.of(List.of(devices)), "");
    }

    private static XmppWatchAction over(String dialog, String reason, int retryAfter) {
        return new XmppWatchAction.Notify(dialog, new Word.Terminated(reason, retryAfter), Optional.empty(), "");
    }

    private static XmppWatchAction over(String dialog, String reason, List<DevicePresence> last) {
        return new XmppWatchAction.Notify(dialog, new Word.Terminated(reason, 0), Optional.of(last), "");
    }

    private static XmppWatchAction rest(String dialog) {
        return new XmppWatchAction.Rest(dialog);
    }

    /** Allowed, told once, and the pause after that is over. */
    private void watching(String dialog) {
        subscribed(dialog);
        answered(true);
        rested(dialog);
    }

    @Test
    void aNewWatcherIsPendingUntilTheContactDecides() {
        assertThat(subscribed("a")).containsExactly(pending("a"), new XmppWatchAction.Ask());
        assertThat(answered(true)).containsExactly(active("a"));
        assertThat(watch.isAllowed()).isTrue();
    }

    @Test
    void anotherDeviceOfThePendingWatcherAsksNobodyAgain() {
        subscribed("a");
        assertThat(subscribed("b")).containsExactly(pending("b"));
        assertThat(answered(true)).containsExactly(active("a"), active("b"));
    }

    @Test
    void anotherDeviceOfAnAllowedWatcherSeesTheStateAtOnce() {
        watching("a");
        changed(TAB);
        assertThat(subscribed("b")).containsExactly(active("b", TAB), rest("b"));
    }

    @Test
    void aRefusalEndsEveryDialogAndIsNotRemembered() {
        subscribed("a");
        subscribed("b");
        assertThat(answered(false)).containsExactly(over("a", "rejected", 0), over("b", "rejected", 0));
        assertThat(watch.isOver()).isTrue();
        assertThat(subscribed("c")).contains(new XmppWatchAction.Ask());
    }

    @Test
    void aPermissionThatIsTakenBackEndsWhatIsActive() {
        watching("a");
        changed(TAB);
        assertThat(answered(false)).containsExactly(over("a", "rejected", 0));
        assertThat(changed(PHONE)).isEmpty();
    }

    @Test
    void answersBeforeAnybodyAsksAreRememberedForTheNextWhoDoes() {
        assertThat(answered(false)).isEmpty();
        assertThat(watch.state()).isEqualTo(State.REFUSED);
        assertThat(subscribed("a")).containsExactly(over("a", "rejected", 0));
        assertThat(answered(true)).isEmpty();
        assertThat(watch.state()).isEqualTo(State.AUTHORIZED_IDLE);
        assertThat(subscribed("b")).containsExactly(active("b"), new XmppWatchAction.Probe());
    }

    @Test
    void theFirstStateFollowsThePermissionWithoutAPause() {
        subscribed("a");
        assertThat(answered(true)).containsExactly(active("a"));
        assertThat(changed(TAB)).containsExactly(active("a", TAB), rest("a"));
        assertThat(changed(PHONE)).isEmpty();
    }

    @Test
    void whatTheServerSaysWhenItTakesTheRequestIsNoState() {
        subscribed("a");
        assertThat(changed(TAB_GONE)).isEmpty();
        assertThat(answered(true)).containsExactly(active("a"));
        assertThat(changed(TAB)).containsExactly(active("a", TAB), rest("a"));
    }

    @Test
    void changesWaitForThePauseAndTheLastStateWins() {
        watching("a");
        assertThat(changed(TAB)).containsExactly(active("a", TAB), rest("a"));
        assertThat(changed(PHONE)).isEmpty();
        assertThat(changed(TAB_GONE)).isEmpty();
        assertThat(rested("a")).containsExactly(active("a", PHONE, TAB_GONE), rest("a"));
        assertThat(rested("a")).isEmpty();
    }

    @Test
    void aDeviceThatWentIsToldOnceToEveryDialog() {
        watching("a");
        watching("b");
        changed(TAB);
        rested("a");
        rested("b");
        assertThat(changed(TAB_GONE))
                .containsExactly(active("a", TAB_GONE), rest("a"), active("b", TAB_GONE), rest("b"));
        rested("a");
        assertThat(changed(PHONE)).containsExactly(active("a", PHONE), rest("a"));
        assertThat(rested("b")).containsExactly(active("b", PHONE), rest("b"));
    }

    @Test
    void aRefreshIsAnsweredAtOnceWithTheWholeState() {
        watching("a");
        changed(TAB);
        assertThat(watch.on(new XmppWatchEvent.Refreshed("a"))).containsExactly(active("a", TAB), rest("a"));
    }

    @Test
    void theEndIsNeverDelayedAndLeavesThePermission() {
        watching("a");
        changed(TAB);
        assertThat(watch.on(new XmppWatchEvent.Ended("a")))
                .containsExactly(over("a", "timeout", List.of()), new XmppWatchAction.TellUnavailable());
        assertThat(watch.state()).isEqualTo(State.AUTHORIZED_IDLE);
        assertThat(subscribed("b")).containsExactly(active("b", TAB), rest("b"));
    }

    @Test
    void theContactIsToldOfTheEndOnlyByTheLastDevice() {
        watching("a");
        watching("b");
        assertThat(watch.on(new XmppWatchEvent.Expired("a"))).containsExactly(over("a", "timeout", 0));
        assertThat(watch.on(new XmppWatchEvent.Lost("b")))
                .containsExactly(new XmppWatchAction.Drop("b"), new XmppWatchAction.TellUnavailable());
    }

    @Test
    void whoLeavesBeforeTheAnswerLearnsNothing() {
        subscribed("a");
        assertThat(watch.on(new XmppWatchEvent.Ended("a")))
                .containsExactly(over("a", "timeout", 0), new XmppWatchAction.TellUnavailable());
        assertThat(watch.isOver()).isTrue();
    }

    @Test
    void aPollWithoutAKnownStateAsksAndTakesTheFirstAnswer() {
        answered(true);
        assertThat(watch.on(new XmppWatchEvent.Polled("p")))
                .containsExactly(new XmppWatchAction.Probe(), new XmppWatchAction.AwaitAnswer("p"));
        assertThat(changed(TAB)).containsExactly(over("p", "timeout", List.of(TAB)));
        assertThat(watch.on(new XmppWatchEvent.PollOver("p"))).isEmpty();
        assertThat(watch.on(new XmppWatchEvent.Polled("q"))).containsExactly(over("q", "timeout", List.of(TAB)));
    }

    @Test
    void aPollThatGetsNoAnswerEndsEmpty() {
        answered(true);
        watch.on(new XmppWatchEvent.Polled("p"));
        assertThat(watch.on(new XmppWatchEvent.PollOver("p"))).containsExactly(over("p", "timeout", 0));
    }

    @Test
    void aPollDoesNotTellWhoeverIsNotAllowedAndIsNotRemembered() {
        watch.on(new XmppWatchEvent.Polled("p"));
        assertThat(answered(false)).containsExactly(over("p", "timeout", 0));
        assertThat(watch.isOver()).isTrue();
        subscribed("a");
        assertThat(watch.on(new XmppWatchEvent.Polled("q"))).containsExactly(over("q", "timeout", 0));
    }

    @Test
    void anErrorToTheQuestionEndsItForGoodOrForAWhile() {
        subscribed("a");
        assertThat(watch.on(new XmppWatchEvent.Refused(false))).containsExactly(over("a", "rejected", 0));
        subscribed("b");
        assertThat(watch.on(new XmppWatchEvent.Refused(true))).containsExactly(over("b", "probation", 300));
        assertThat(watch.isOver()).isTrue();
    }

    @Test
    void anErrorLaterChangesNothing() {
        watching("a");
        assertThat(watch.on(new XmppWatchEvent.Refused(false))).isEmpty();
        assertThat(watch.isAllowed()).isTrue();
    }

    @Test
    void afterTheConnectionWasAwayTheStateIsAskedForAndWhatNobodyConfirmsGoes() {
        watching("a");
        changed(TAB);
        changed(PHONE);
        rested("a");
        rested("a");
        assertThat(watch.on(new XmppWatchEvent.XmppBack()))
                .containsExactly(new XmppWatchAction.Probe(), new XmppWatchAction.AwaitCheck());
        assertThat(changed(PHONE)).containsExactly(active("a", TAB, PHONE), rest("a"));
        rested("a");
        assertThat(watch.on(new XmppWatchEvent.Checked())).containsExactly(active("a", PHONE, TAB_GONE), rest("a"));
    }

    @Test
    void afterTheConnectionWasAwayAnOpenQuestionIsAskedAgain() {
        subscribed("a");
        assertThat(watch.on(new XmppWatchEvent.XmppBack())).containsExactly(new XmppWatchAction.Ask());
    }

    @Test
    void afterSipWasAwayEveryDialogIsToldAgain() {
        watching("a");
        changed(TAB);
        assertThat(watch.on(new XmppWatchEvent.SipBack())).containsExactly(active("a", TAB), rest("a"));
    }

    @Test
    void aGatewayThatGoesSaysWhenToComeAgainAndKeepsThePermission() {
        watching("a");
        assertThat(watch.on(new XmppWatchEvent.Stopped(5))).containsExactly(over("a", "probation", 5));
        assertThat(watch.isAllowed()).isTrue();
    }
}
