package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.tests.call.Program.until;

import java.nio.file.Path;
import java.util.List;
import org.isthmus.app.call.CallKey;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.tests.peer.Kamailio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three people, one of them at two places, call each other with the whole program over a real Kamailio. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramsOverKamailioTest {

    private Kamailio server;
    private Program ann;
    private Program ben;
    private Program bensOther;
    private Program cid;

    @BeforeAll
    void signIn(@TempDir Path folder) {
        server = Kamailio.start(folder, Kamailio.Variant.FORKING, "ann", "ben", "cid");
        ann = Program.onSip(folder.resolve("ann"), server, "ann", 1_000);
        ben = Program.onSip(folder.resolve("ben"), server, "ben", 660);
        bensOther = Program.onSip(folder.resolve("other"), server, "ben", 550);
        cid = Program.onSip(folder.resolve("cid"), server, "cid", 440);
    }

    @AfterEach
    void hangUp() {
        for (Program program : List.of(ann, ben, bensOther, cid)) {
            program.calls().current().forEach(call -> program.calls().hangUp(call.key()));
            program.awaitQuiet();
            program.forget();
        }
    }

    @AfterAll
    void signOut() {
        ann.close();
        ben.close();
        bensOther.close();
        cid.close();
        server.close();
    }

    @Test
    void eitherCallsBothHearAndEitherHangsUp() {
        talk(ann, cid);
        cid.hangUp();
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.SUCCESS);
        assertThat(cid.awaitEnd()).isEqualTo(CallEnd.Reason.SUCCESS);
        talk(cid, ann);
        cid.hangUp();
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.SUCCESS);
    }

    @Test
    void bothPlacesRingAndTheOtherHearsWhoTookTheCall() {
        ann.call(ben);
        ben.awaitRing();
        bensOther.awaitRing();
        bensOther.answer();
        ann.awaitTalkWith(bensOther);
        assertThat(ben.awaitEnd()).isEqualTo(CallEnd.Reason.ANSWERED_ELSEWHERE);
        assertThat(ben.calls().current()).isEmpty();
        bensOther.hangUp();
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.SUCCESS);
    }

    @Test
    void holdMuteAndKeysWork() {
        talk(ann, cid);
        ann.calls().hold(ann.latest().key(), true);
        until(() -> cid.latest().heldByOther());
        cid.awaitSilence(ann.tone());
        ann.calls().hold(ann.latest().key(), false);
        ann.awaitTalkWith(cid);
        ann.calls().mute(ann.latest().key(), true);
        cid.awaitSilence(ann.tone());
        ann.calls().mute(ann.latest().key(), false);
        ann.awaitTalkWith(cid);
        "19#".chars().forEach(key -> ann.calls().press(ann.latest().key(), (char) key));
        cid.awaitKeys("19#");
    }

    @Test
    void whatOneShowsInACallOfSoundAloneIsSeenWithoutBeingSeen() {
        talk(ann, cid);
        cid.showPictureTo(ann);
        assertThat(ann.latest().picture().on()).isFalse();
        ann.awaitTalkWith(cid);
        ann.showPictureTo(cid);
    }

    @Test
    void whoeverIsNotWantedHearsIt() {
        ann.call(cid);
        cid.awaitRing();
        cid.calls().decline(cid.latest().key());
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.DECLINE);
    }

    @Test
    void aCallTakenBackStopsRinging() {
        ann.call(cid);
        cid.awaitRing();
        ann.hangUp();
        assertThat(cid.awaitEnd()).isEqualTo(CallEnd.Reason.CANCEL);
    }

    @Test
    void oneIsSentToAnotherAndTheMiddleIsOut() {
        talk(ann, cid);
        CallKey old = cid.latest().key();
        var outcome = ann.calls().transfer(ann.latest().key(), ben.address());
        assertThat(cid.awaitAskedToCall()).isEqualTo(ben.address());
        cid.calls().follow(old);
        ben.answer();
        cid.awaitTalkWith(ben);
        assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitQuiet();
        until(() -> cid.calls().current().size() == 1);
    }

    @Test
    void twoAreJoinedByTheOneWhoTalksToBoth() {
        talk(ann, cid);
        CallKey first = ann.latest().key();
        talk(ann, ben);
        until(() -> ann.first().orElseThrow().held());
        var outcome = ann.calls().join(first, ann.latest().key());
        cid.awaitAskedToCall();
        cid.calls().follow(cid.latest().key());
        cid.awaitTalkWith(ben);
        assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitQuiet();
        until(() -> cid.calls().current().size() == 1 && ben.calls().current().size() == 1);
    }

    private static void talk(Program caller, Program called) {
        caller.call(called);
        called.answer();
        caller.awaitTalkWith(called);
    }
}
