package org.isthmus.gateway.xmpp.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.MediaKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two devices change about a call that goes on. */
class ChangingTest {

    private static final Map<MediaKind, Direction> SOUND = Map.of(MediaKind.AUDIO, Direction.SEND_RECEIVE);
    private static final Map<MediaKind, Direction> BOTH =
            Map.of(MediaKind.AUDIO, Direction.SEND_RECEIVE, MediaKind.VIDEO, Direction.SEND_RECEIVE);
    private static final Map<MediaKind, Direction> WAIT = Map.of(MediaKind.AUDIO, Direction.SEND_ONLY);

    private final CallNet net = new CallNet();
    private final CallDevice ann = net.device("ann@x.test/desk");
    private final CallDevice ben = net.device("ben@x.test/phone");
    private final FixedMedia annMedia = new FixedMedia("ann");
    private final FixedMedia benMedia = new FixedMedia("ben");
    private final CallLog annLog = new CallLog();
    private Call annCall = new StillbornCall("", CallNet.jid("x.test"));
    private Call benCall = annCall;

    @BeforeEach
    void answer() {
        annCall = ann.call("ben@x.test", annMedia, annLog);
        ben.incoming.getFirst().answer(benMedia);
        benCall = ben.incoming.getFirst();
        annLog.told.clear();
        ben.logs.getFirst().told.clear();
    }

    @Test
    void candidatesFoundLaterReachTheOtherSideBothWays() {
        annCall.candidates("audio", List.of(FixedMedia.candidate(20_001), FixedMedia.candidate(20_002)));
        benCall.candidates("audio", List.of(FixedMedia.candidate(30_001)));
        annCall.candidates("audio", List.of());
        assertThat(benMedia.candidates).containsExactly("audio 20001", "audio 20002");
        assertThat(annMedia.candidates).containsExactly("audio 30001");
    }

    @Test
    void waitingAndGoingOnIsToldBothWays() {
        assertThat(change(annCall, annMedia, WAIT)).isInstanceOf(Outcome.Accepted.class);
        assertThat(ben.logs.getFirst().told).containsExactly("held");
        assertThat(direction(benMedia)).isEqualTo(Direction.RECEIVE_ONLY);
        assertThat(remote(annMedia)).isEqualTo(Direction.RECEIVE_ONLY);
        assertThat(change(annCall, annMedia, SOUND)).isInstanceOf(Outcome.Accepted.class);
        assertThat(ben.logs.getFirst().told).containsExactly("held", "resumed");
        assertThat(direction(benMedia)).isEqualTo(Direction.SEND_RECEIVE);
        assertThat(remote(annMedia)).isEqualTo(Direction.SEND_RECEIVE);
        change(benCall, benMedia, WAIT);
        assertThat(annLog.told).containsExactly("held");
    }

    @Test
    void bothMayKeepEachOtherWaiting() {
        change(annCall, annMedia, WAIT);
        change(benCall, benMedia, WAIT);
        assertThat(direction(annMedia)).isEqualTo(Direction.INACTIVE);
        change(annCall, annMedia, SOUND);
        assertThat(direction(benMedia)).isEqualTo(Direction.SEND_ONLY);
        assertThat(remote(annMedia)).isEqualTo(Direction.SEND_ONLY);
        change(benCall, benMedia, SOUND);
        assertThat(remote(annMedia)).isEqualTo(Direction.SEND_RECEIVE);
        assertThat(remote(benMedia)).isEqualTo(Direction.SEND_RECEIVE);
        assertThat(annLog.told).containsExactly("held", "resumed");
        assertThat(ben.logs.getFirst().told).containsExactly("held", "resumed");
    }

    @Test
    void whoeverIsKeptWaitingCanChangeSomethingElse() {
        benMedia.wish(BOTH);
        change(benCall, benMedia, Map.of(MediaKind.AUDIO, Direction.SEND_ONLY));
        benMedia.wish(BOTH);
        assertThat(change(annCall, annMedia, BOTH)).isInstanceOf(Outcome.Accepted.class);
        assertThat(kinds(annMedia)).containsExactly(MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(annLog.told).containsExactly("held");
    }

    @Test
    void aPictureIsAddedAndTakenAway() {
        benMedia.wish(BOTH);
        assertThat(change(annCall, annMedia, BOTH)).isInstanceOf(Outcome.Accepted.class);
        assertThat(kinds(annMedia)).containsExactly(MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(kinds(benMedia)).containsExactly(MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(change(benCall, benMedia, SOUND)).isInstanceOf(Outcome.Accepted.class);
        assertThat(kinds(annMedia)).containsExactly(MediaKind.AUDIO);
        assertThat(kinds(benMedia)).containsExactly(MediaKind.AUDIO);
    }

    @Test
    void aPictureThatIsNotWantedIsRefusedAndTheCallGoesOn() {
        assertThat(change(annCall, annMedia, BOTH)).isInstanceOf(Outcome.Failed.class);
        assertThat(annMedia.log).last().isEqualTo("refused");
        assertThat(annLog.told).isEmpty();
        annMedia.wish(SOUND);
        assertThat(change(annCall, annMedia, WAIT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void changesOfBothSidesAtOnceAreMadeOneAfterTheOther() {
        annMedia.wish(BOTH);
        benMedia.wish(BOTH);
        List<CompletableFuture<Outcome>> outcomes = new java.util.ArrayList<>();
        net.executor.execute(() -> {
            outcomes.add(annCall.change());
            outcomes.add(benCall.change());
        });
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.getNow(new Outcome.Accepted())).isInstanceOf(Outcome.Accepted.class));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isCompleted());
        assertThat(kinds(annMedia)).containsExactly(MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(kinds(benMedia)).containsExactly(MediaKind.AUDIO, MediaKind.VIDEO);
    }

    @Test
    void digitsArrive() {
        annCall.digit('5');
        annCall.digit('#');
        assertThat(ben.logs.getFirst().told).containsExactly("digit 5", "digit #");
    }

    @Test
    void aCallThatIsNotAnsweredCannotBeChanged() {
        Call other = ben.call("ann@x.test", new FixedMedia("ben"), new CallLog());
        assertThat(other.change()).isCompletedWithValueMatching(Outcome.Failed.class::isInstance);
    }

    private static Outcome change(Call call, FixedMedia media, Map<MediaKind, Direction> wish) {
        media.wish(wish);
        CompletableFuture<Outcome> outcome = call.change();
        assertThat(outcome).isCompleted();
        return outcome.join();
    }

    private static Direction direction(FixedMedia media) {
        return media.local().contents().getFirst().direction();
    }

    private static Direction remote(FixedMedia media) {
        return media.remote().contents().getFirst().direction();
    }

    private static List<MediaKind> kinds(FixedMedia media) {
        return media.remote().contents().stream().map(c -> c.kind()).toList();
    }
}
