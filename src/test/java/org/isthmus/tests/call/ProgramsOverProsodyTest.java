package org.isthmus.tests.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isthmus.tests.call.Program.until;

import java.nio.file.Path;
import java.util.List;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.MediaStatistics;
import org.isthmus.media.Protection;
import org.isthmus.media.description.MediaKind;
import org.isthmus.tests.peer.Prosody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three people with the whole program call each other over a real Prosody; each is told by the tone that it says. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramsOverProsodyTest {

    private Prosody server;
    private Program ann;
    private Program ben;
    private Program cid;

    @BeforeAll
    void signIn(@TempDir Path folder) {
        server = Prosody.start(folder, "ann", "ben", "cid");
        ann = Program.onXmpp(folder.resolve("ann"), server, "ann", 1_000);
        ben = Program.onXmpp(folder.resolve("ben"), server, "ben", 660);
        cid = Program.onXmpp(folder.resolve("cid"), server, "cid", 440);
    }

    @AfterEach
    void hangUp() {
        for (Program program : List.of(ann, ben, cid)) {
            program.calls().current().forEach(call -> program.calls().hangUp(call.key()));
            program.awaitQuiet();
            program.forget();
        }
    }

    @AfterAll
    void signOut() {
        ann.close();
        ben.close();
        cid.close();
        server.close();
    }

    @Test
    void eitherCallsBothHearAndEitherHangsUp() {
        talk(ann, ben);
        ben.hangUp();
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.SUCCESS);
        assertThat(ben.awaitEnd()).isEqualTo(CallEnd.Reason.SUCCESS);
        talk(ben, ann);
        ben.hangUp();
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.SUCCESS);
    }

    @Test
    void theSoundIsProtectedAndGoesTheShortWay() {
        talk(ann, ben);
        assertThat(ann.latest().state())
                .isInstanceOfSatisfying(
                        CallView.Talking.class,
                        talking -> assertThat(talking.protection()).isEqualTo(Protection.DTLS_SRTP));
        until(() -> ann.latest().statistics().isPresent());
        assertThat(ann.latest().statistics().orElseThrow().stream(MediaKind.AUDIO))
                .hasValueSatisfying(stream -> {
                    assertThat(stream.path()).isEqualTo(MediaStatistics.Path.DIRECT);
                    assertThat(stream.codec()).isEqualToIgnoringCase("opus");
                });
    }

    @Test
    void whoeverIsHeldHearsNothingAndGoesOn() {
        talk(ann, ben);
        ann.calls().hold(ann.latest().key(), true);
        until(() -> ben.latest().heldByOther());
        ben.awaitSilence(ann.tone());
        ann.awaitSilence(ben.tone());
        ann.calls().hold(ann.latest().key(), false);
        until(() -> !ben.latest().heldByOther());
        ann.awaitTalkWith(ben);
        ben.calls().hold(ben.latest().key(), true);
        until(() -> ann.latest().heldByOther());
        ben.calls().hold(ben.latest().key(), false);
        ann.awaitTalkWith(ben);
    }

    @Test
    void whoeverIsMutedHearsAndIsNotHeard() {
        talk(ann, ben);
        ann.calls().mute(ann.latest().key(), true);
        ben.awaitSilence(ann.tone());
        ann.awaitTone(ben.tone());
        ann.calls().mute(ann.latest().key(), false);
        ann.awaitTalkWith(ben);
    }

    @Test
    void keysArriveOnceAndInOrderWhicheverSidePressesThem() {
        talk(ann, ben);
        press(ann, "0159*#");
        ben.awaitKeys("0159*#");
        press(ben, "42");
        ann.awaitKeys("42");
        ann.awaitTalkWith(ben);
    }

    @Test
    void whatOneShowsInACallOfSoundAloneIsSeenWithoutBeingSeen() {
        talk(ann, ben);
        ben.showPictureTo(ann);
        assertThat(ann.latest().picture().on()).isFalse();
        ann.awaitTalkWith(ben);
        ann.showPictureTo(ben);
    }

    @Test
    void whoeverIsNotWantedHearsIt() {
        ann.call(ben);
        ben.awaitRing();
        ben.calls().decline(ben.latest().key());
        assertThat(ann.awaitEnd()).isEqualTo(CallEnd.Reason.DECLINE);
    }

    @Test
    void aCallTakenBackStopsRinging() {
        CallView call = ann.call(ben);
        ben.awaitRing();
        ann.calls().hangUp(call.key());
        ben.awaitQuiet();
        assertThat(ben.awaitEnd()).isEqualTo(CallEnd.Reason.CANCEL);
    }

    @Test
    void oneIsSentToAnotherAndTheMiddleIsOut() {
        talk(ann, ben);
        CallKey old = ben.latest().key();
        var outcome = ann.calls().transfer(ann.latest().key(), cid.address());
        assertThat(ben.awaitAskedToCall().bare()).isEqualTo(cid.address());
        ben.calls().follow(old);
        cid.answer();
        ben.awaitTalkWith(cid);
        assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitQuiet();
        until(() -> ben.calls().current().size() == 1);
    }

    @Test
    void twoAreJoinedByTheOneWhoTalksToBoth() {
        talk(ann, ben);
        CallKey first = ann.latest().key();
        talk(ann, cid);
        until(() -> ann.first().orElseThrow().held());
        var outcome = ann.calls().join(first, ann.latest().key());
        ben.awaitAskedToCall();
        ben.calls().follow(ben.latest().key());
        ben.awaitTalkWith(cid);
        assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class);
        ann.awaitQuiet();
        until(() -> ben.calls().current().size() == 1 && cid.calls().current().size() == 1);
    }

    private static void press(Program program, String keys) {
        keys.chars().forEach(key -> program.calls().press(program.latest().key(), (char) key));
    }

    private static void talk(Program caller, Program called) {
        caller.call(called);
        called.answer();
        caller.awaitTalkWith(called);
    }
}
