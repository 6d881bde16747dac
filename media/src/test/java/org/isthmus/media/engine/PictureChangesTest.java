package org.isthmus.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaWish;
import org.isthmus.media.Protection;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.TestPicture;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.description.SessionDescription;
import org.junit.jupiter.api.Test;

/** The picture comes and goes while the call lives on. */
class PictureChangesTest {

    private static final SessionSettings SETTINGS = Side.settings(true, false, Protection.DTLS_SRTP);
    private static final SessionSettings PLAIN = Side.settings(false, true);
    private static final MediaWish BOTH = MediaWish.AUDIO.video(true);

    @Test
    void aPictureIsAddedAndDroppedAndAddedByTheOtherSide() {
        try (Side caller = showing(SETTINGS, false);
                Side called = showing(SETTINGS, true)) {
            Side.call(caller, called);
            hearEachOther(caller, called);
            assertThat(caller.mirror.count()).isZero();

            Side.exchange(caller, BOTH, called, BOTH);
            seeEachOther(caller, called);

            Side.exchange(called, MediaWish.AUDIO, caller, MediaWish.AUDIO);
            Side.await().until(() -> caller.screen.ends() > 0 && called.screen.ends() > 0);
            Side.await().until(() -> caller.mirror.ends() > 0 && called.mirror.ends() > 0);
            assertThat(caller.session.statistics().stream(MediaKind.VIDEO)).isEmpty();
            hearEachOther(caller, called);

            Side.exchange(called, BOTH, caller, BOTH);
            seeEachOther(caller, called);
            assertThat(caller.failures).isEmpty();
        }
    }

    @Test
    void aSideThatWantsNoPictureIsHeardAllTheSame() {
        try (Side caller = showing(PLAIN, false);
                Side called = showing(PLAIN, true)) {
            SessionDescription answer = Side.exchange(caller, BOTH, called, MediaWish.AUDIO);
            assertThat(kinds(answer)).containsExactly(MediaKind.AUDIO);
            hearEachOther(caller, called);
            assertThat(caller.session.statistics().stream(MediaKind.VIDEO)).isEmpty();
            assertThat(caller.mirror.count()).isZero();
        }
    }

    @Test
    void aPictureThatThisSideCannotShowIsLeftOut() {
        try (Side caller = showing(PLAIN, false);
                Side called = showing(PLAIN, true)) {
            SessionDescription offer = Side.get(caller.session.offer(BOTH));
            List<PayloadType> unknown = List.of(PayloadType.of(96, "H265", 90_000, 1));
            SessionDescription other = new SessionDescription(offer.contents().stream()
                    .map(content -> content.kind() == MediaKind.AUDIO
                            ? content
                            : content.with(content.format().with(unknown)))
                    .toList());
            SessionDescription answer = Side.get(called.session.answer(other, BOTH));
            assertThat(kinds(answer)).containsExactly(MediaKind.AUDIO);
            Side.get(caller.session.answered(answer));
            hearEachOther(caller, called);
        }
    }

    @Test
    void aPictureThatTheOtherSideRefusesLeavesTheSound() {
        try (Side caller = showing(PLAIN, false);
                Side called = showing(PLAIN, true)) {
            Side.call(caller, called);
            Side.get(caller.session.offer(BOTH));
            caller.session.refused();
            caller.port.forget();
            called.port.forget();
            hearEachOther(caller, called);

            Side.exchange(caller, BOTH, called, BOTH);
            seeEachOther(caller, called);
        }
    }

    @Test
    void whoIsKeptWaitingSeesNothing() {
        try (Side caller = showing(PLAIN, false);
                Side called = showing(PLAIN, true)) {
            Side.exchange(caller, BOTH, called, BOTH);
            seeEachOther(caller, called);

            Side.exchange(caller, BOTH.held(true), called, BOTH);
            Side.await().until(() -> caller.mirror.ends() > 0 && called.mirror.ends() > 0);
            Side.await().until(() -> caller.screen.ends() > 0);

            caller.screen.forget();
            called.screen.forget();
            Side.exchange(caller, BOTH, called, BOTH);
            seeEachOther(caller, called);
        }
    }

    @Test
    void aCameraThatIsOffShowsNothingAndAnotherSourceTakesItsPlaceAtOnce() {
        try (Side caller = showing(PLAIN, false);
                Side called = showing(PLAIN, true)) {
            Side.exchange(caller, BOTH, called, BOTH);
            seeEachOther(caller, called);

            caller.session.mute(MediaKind.VIDEO, true);
            Side.await().until(() -> caller.mirror.ends() > 0);
            int self = caller.mirror.count();
            caller.screen.forget();
            Side.await().until(() -> caller.screen.shows(true));
            assertThat(caller.mirror.count()).isEqualTo(self);

            called.screen.forget();
            caller.session.source(new TestPicture(true));
            caller.session.mute(MediaKind.VIDEO, false);
            Side.await().until(() -> called.screen.shows(true));

            called.screen.forget();
            caller.session.source(new TestPicture(false));
            Side.await().until(() -> called.screen.shows(false));
        }
    }

    @Test
    void aSourceThatDoesNotWorkIsToldAndTheCallGoesOn() {
        try (Side caller = new Side(440, PLAIN);
                Side called = showing(PLAIN, true)) {
            caller.session.source((wish, sink) -> {
                throw new MediaException(MediaException.Cause.LOCAL, "The camera is in use.");
            });
            Side.exchange(caller, BOTH, called, BOTH);
            Side.await().until(() -> !caller.pictureFailures.isEmpty());
            hearEachOther(caller, called);
            Side.await().until(() -> caller.screen.shows(true));
            assertThat(caller.pictureFailures)
                    .extracting(MediaException::getMessage)
                    .containsOnly("The camera is in use.");
        }
    }

    @Test
    void callsWithAPictureLeaveNoThreadBehind() {
        for (int i = 0; i < 4; i++) {
            try (Side caller = showing(SETTINGS, false);
                    Side called = showing(SETTINGS, true)) {
                Side.exchange(caller, BOTH, called, BOTH);
                Side.await().until(() -> caller.screen.count() > 0 && called.screen.count() > 0);
            }
        }
        Side.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("video-send", "video-receive", "test-picture"));
    }

    private static Side showing(SessionSettings settings, boolean mirrored) {
        Side side = new Side(mirrored ? 700 : 440, settings);
        side.session.source(new TestPicture(mirrored));
        return side;
    }

    private static void seeEachOther(Side caller, Side called) {
        Side.await().until(() -> called.screen.shows(false) && caller.screen.shows(true));
    }

    private static void hearEachOther(Side caller, Side called) {
        Side.await().until(() -> caller.port.hears(700) && called.port.hears(440));
    }

    private static List<MediaKind> kinds(SessionDescription description) {
        return description.contents().stream().map(Content::kind).toList();
    }
}
