package org.isthmus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.isthmus.app.TestApp.address;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isthmus.app.call.CallEvent;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.app.call.OwnPicture;
import org.isthmus.app.call.PictureSource;
import org.isthmus.app.call.PictureSources;
import org.isthmus.app.conversation.Route;
import org.isthmus.app.settings.Preferences;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.media.MediaException;
import org.isthmus.media.Protection;
import org.isthmus.media.TestPicture;
import org.isthmus.media.VideoSink;
import org.isthmus.media.description.Content;
import org.isthmus.media.description.Direction;
import org.isthmus.media.description.Format;
import org.isthmus.media.description.MediaKind;
import org.isthmus.media.description.Security;
import org.isthmus.media.description.SessionDescription;
import org.isthmus.media.description.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of calls as the person wants them: shown, hidden, looked at, and missing. */
final class PicturesTest {

    private static final PictureSource CAMERA =
            new PictureSource("cam", PictureSource.Kind.CAMERA, "Old camera", new TestPicture(true));
    private static final PictureSource SCREEN =
            new PictureSource("screen", PictureSource.Kind.SCREEN, "Left screen", new TestPicture(false));

    private static final PictureSource OTHER_CAMERA =
            new PictureSource("usb", PictureSource.Kind.CAMERA, "New camera", new TestPicture(true));
    private static final PictureSource OTHER_SCREEN =
            new PictureSource("right", PictureSource.Kind.SCREEN, "Right screen", new TestPicture(false));

    private static final Content PICTURE = new Content(
            "1",
            MediaKind.VIDEO,
            Direction.SEND_RECEIVE,
            Format.of(List.of()),
            Security.NONE,
            new Transport.Plain(new Transport.Endpoint("192.0.2.1", 5004), Optional.empty()));

    @TempDir
    Path folder;

    private final List<CallEvent.PictureMissing> missing = new CopyOnWriteArrayList<>();
    private TestApp app;
    private ScriptedEndpoint account;

    @BeforeEach
    void open() {
        app = new TestApp(folder);
        account = app.account("me@capulet.example");
        calls().observe(event -> {
            if (event instanceof CallEvent.PictureMissing news) {
                missing.add(news);
            }
        });
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aCallWithVideoShowsTheFirstCameraAndSaysSo() {
        app.pictures.addAll(0, List.of(SCREEN, CAMERA));
        ScriptedCall call = place(true);
        ScriptedMedia media = media();
        call.media.join().offer().join();
        assertThat(media.asked).contains("offer video");
        await().until(() -> only().picture().equals(new OwnPicture(true, "cam", PictureSource.Kind.CAMERA)));
        await().until(() -> media.asked.contains("source " + CAMERA.source())
                && last(media, "hide").equals("hide false"));
        assertThat(missing).isEmpty();
    }

    @Test
    void withoutACameraTheCallGoesOnAndThePersonIsTold() {
        place(true);
        await().until(() -> !missing.isEmpty());
        assertThat(missing.getFirst().why()).isEqualTo(CallEvent.PictureMissing.Why.NO_CAMERA);
        assertThat(last(media(), "hide")).isEqualTo("hide true");
        assertThat(only().picture().on()).isFalse();
        assertThat(only().over()).isFalse();
    }

    @Test
    void thePictureIsHiddenAndShownAgainAndExchangedForAScreen() {
        app.pictures.addAll(0, List.of(CAMERA, SCREEN));
        place(true);
        ScriptedMedia media = media();
        await().until(() -> only().picture().on());
        calls().camera(only().key(), false);
        await().until(() -> !only().picture().on());
        assertThat(last(media, "hide")).isEqualTo("hide true");
        calls().show(only().key(), "screen");
        await().until(() -> only().picture().shows(PictureSource.Kind.SCREEN));
        assertThat(media.asked).contains("source " + SCREEN.source());
        assertThat(last(media, "hide")).isEqualTo("hide false");
        app.pictures.remove(CAMERA);
        calls().show(only().key(), "cam");
        await().until(() -> !missing.isEmpty());
        assertThat(missing.getFirst().why()).isEqualTo(CallEvent.PictureMissing.Why.GONE);
        assertThat(only().picture().shows(PictureSource.Kind.SCREEN)).isTrue();
    }

    @Test
    void afterTheScreenTheCameraIsSeenAgainIfItWasBefore() {
        app.pictures.addAll(0, List.of(CAMERA, SCREEN));
        place(true);
        await().until(() -> only().picture().shows(PictureSource.Kind.CAMERA));
        calls().screen(only().key(), true);
        await().until(() -> only().picture().shows(PictureSource.Kind.SCREEN));
        calls().screen(only().key(), false);
        await().until(() -> only().picture().shows(PictureSource.Kind.CAMERA));
        calls().camera(only().key(), false);
        calls().screen(only().key(), true);
        await().until(() -> only().picture().shows(PictureSource.Kind.SCREEN));
        calls().screen(only().key(), false);
        await().until(() -> !only().picture().on());
        assertThat(last(media(), "hide")).isEqualTo("hide true");
        calls().camera(only().key(), true);
        await().until(() -> only().picture().shows(PictureSource.Kind.CAMERA));
    }

    @Test
    void aDesktopThatShowsNoScreenIsSaid() {
        app.pictures.addFirst(CAMERA);
        place(true);
        await().until(() -> only().picture().on());
        calls().screen(only().key(), true);
        await().until(() -> !missing.isEmpty());
        assertThat(missing.getFirst().why()).isEqualTo(CallEvent.PictureMissing.Why.NO_SCREEN);
        assertThat(only().picture().shows(PictureSource.Kind.CAMERA)).isTrue();
    }

    @Test
    void aCameraThatFailsIsSaidAndNothingIsShown() {
        app.pictures.addFirst(CAMERA);
        place(true);
        ScriptedMedia media = media();
        await().until(() -> only().picture().on());
        media.listener.pictureFailed(new MediaException(MediaException.Cause.LOCAL, "Somebody else has it."));
        await().until(() -> !missing.isEmpty());
        assertThat(missing.getFirst().why()).isEqualTo(CallEvent.PictureMissing.Why.FAILED);
        assertThat(only().picture().on()).isFalse();
    }

    @Test
    void whoeverTakesACallWithSoundOnlyShowsNothing() {
        app.pictures.addFirst(CAMERA);
        ScriptedCall call = incoming();
        calls().answer(only().key(), false);
        call.media.join();
        await().until(() -> !only().video());
        assertThat(last(media(), "hide")).isEqualTo("hide true");
    }

    @Test
    void whoeverTakesItWithVideoIsSeen() {
        app.pictures.addFirst(CAMERA);
        ScriptedCall call = incoming();
        assertThat(only().video()).isTrue();
        calls().answer(only().key(), true);
        call.media.join();
        await().until(() -> only().picture().on());
    }

    @Test
    void whereTheOtherSideWantsNoPicturesTheCallHasNone() {
        ScriptedCall call = place(true);
        assertThat(only().video()).isTrue();
        call.media.join().answered(new SessionDescription(List.of()));
        await().until(() -> !only().video());
    }

    @Test
    void aCallOfSoundAloneAsksForPicturesAndShowsThem() {
        app.pictures.addFirst(CAMERA);
        ScriptedCall call = talk();
        call.whenAsked = () -> {
            call.media.join().offer().join();
            call.media.join().answered(new SessionDescription(List.of(PICTURE)));
        };
        calls().camera(only().key(), true);
        await().until(() -> only().video() && only().picture().on());
        assertThat(media().asked).contains("offer video");
        assertThat(last(media(), "hide")).isEqualTo("hide false");
        assertThat(missing).isEmpty();
    }

    @Test
    void whereTheOtherSideTakesNoneThePersonIsToldAndTheCallGoesOn() {
        app.pictures.addFirst(CAMERA);
        ScriptedCall call = talk();
        call.whenAsked = () -> call.media.join().answered(new SessionDescription(List.of()));
        calls().camera(only().key(), true);
        await().until(() -> !missing.isEmpty());
        assertThat(missing.getFirst().why()).isEqualTo(CallEvent.PictureMissing.Why.DECLINED);
        assertThat(only().video()).isFalse();
        assertThat(only().picture().on()).isFalse();
        call.media.join().offer().join();
        assertThat(last(media(), "offer")).isEqualTo("offer");
    }

    @Test
    void whatTheOtherSideAddsIsSeenAndNothingIsShownInTurn() {
        app.pictures.addFirst(CAMERA);
        ScriptedCall call = talk();
        call.media.join().answered(new SessionDescription(List.of()));
        call.media.join().answer(new SessionDescription(List.of(PICTURE)));
        await().until(() -> only().video());
        assertThat(last(media(), "answer")).isEqualTo("answer video");
        assertThat(last(media(), "hide")).isEqualTo("hide true");
        assertThat(only().picture().on()).isFalse();

        calls().hold(only().key(), true);
        await().until(() -> only().held());
        call.media.join().offer();
        assertThat(last(media(), "offer")).startsWith("offer video");

        call.media.join().answer(new SessionDescription(List.of()));
        await().until(() -> !only().video());
        call.media.join().offer();
        assertThat(last(media(), "offer")).isEqualTo("offer held");
    }

    @Test
    void whatThePersonRefusedAtFirstIsNotTakenLater() {
        ScriptedCall call = incoming();
        calls().answer(only().key(), false);
        CallMedia media = call.media.join();
        media.answer(new SessionDescription(List.of(PICTURE)));
        media.answer(new SessionDescription(List.of()));
        media.answer(new SessionDescription(List.of(PICTURE)));
        assertThat(last(media(), "answer")).isEqualTo("answer");
        await().until(() -> !only().video());
    }

    @Test
    void nobodyIsAskedForPicturesInOrderToShowNone() {
        ScriptedCall call = talk();
        calls().camera(only().key(), false);
        calls().screen(only().key(), false);
        calls().mute(only().key(), true);
        await().until(() -> only().muted());
        assertThat(call.asked).doesNotContain("change");
    }

    @Test
    void whatWasChosenInACallIsShownFirstInTheNext() {
        app.pictures.addAll(0, List.of(CAMERA, OTHER_CAMERA, SCREEN, OTHER_SCREEN));
        ScriptedCall first = place(true);
        await().until(() -> only().picture().source().equals("cam"));
        calls().show(only().key(), "usb");
        await().until(() -> only().picture().source().equals("usb"));
        calls().show(only().key(), "right");
        await().until(() -> only().picture().source().equals("right"));
        calls().show(only().key(), PictureSources.TEST.id());
        await().until(() -> only().picture().source().equals(PictureSources.TEST.id()));
        first.events.join().ended(CallEnd.of(CallEnd.Reason.SUCCESS));
        await().until(() -> calls().current().isEmpty());
        place(true);
        await().until(() -> only().picture().source().equals("usb"));
        calls().screen(only().key(), true);
        await().until(() -> only().picture().source().equals("right"));
        assertThat(missing).isEmpty();
    }

    @Test
    void whereTheChosenCameraIsNotThereAnotherIsShownAndThePersonIsTold() {
        app.core.settings().set(app.core.settings().get().withPictures(new Preferences.Pictures("usb", "")));
        app.pictures.addFirst(CAMERA);
        place(true);
        await().until(() -> only().picture().source().equals("cam"));
        await().until(() -> !missing.isEmpty());
        assertThat(missing)
                .extracting(CallEvent.PictureMissing::why)
                .containsExactly(CallEvent.PictureMissing.Why.ANOTHER);
        assertThat(app.core.settings().get().pictures().camera())
                .as("for when it is plugged in again")
                .isEqualTo("usb");
    }

    @Test
    void thoseWhoLookAreKeptUntilThereAreMediaAndForAsLongAsTheyWant() {
        VideoSink other = frame -> {};
        VideoSink self = frame -> {};
        incoming();
        calls().watch(only().key(), other, self);
        calls().answer(only().key(), true);
        await().until(() -> media().shown.equals(other) && media().self.equals(self));
        calls().watch(only().key(), VideoSink.NONE, VideoSink.NONE);
        await().until(() -> media().shown.equals(VideoSink.NONE) && media().self.equals(VideoSink.NONE));
    }

    private static String last(ScriptedMedia media, String what) {
        return media.asked.stream()
                .filter(asked -> asked.startsWith(what))
                .reduce((first, second) -> second)
                .orElse("");
    }

    private Calls calls() {
        return app.core.calls();
    }

    private ScriptedCall place(boolean video) {
        calls().call(new Route(account.id(), address("romeo@montague.example")), video)
                .join();
        await().until(() -> !account.calls.isEmpty());
        return account.calls.getLast();
    }

    /** Both talk, without pictures. */
    private ScriptedCall talk() {
        ScriptedCall call = place(false);
        ScriptedMedia media = media();
        call.events.join().answered();
        media.listener.connected(MediaKind.AUDIO, Protection.NONE);
        await().until(() -> only().state() instanceof CallView.Talking);
        return call;
    }

    private ScriptedCall incoming() {
        ScriptedCall call = new ScriptedCall(address("romeo@montague.example"), Optional.of("Romeo M"));
        call.kinds = EnumSet.allOf(MediaKind.class);
        call.events.complete(app.core.calls().taker(account.id()).called(call));
        return call;
    }

    private ScriptedMedia media() {
        await().until(() -> !app.media.isEmpty());
        return app.media.getFirst();
    }

    private CallView only() {
        await().until(() -> calls().current().size() == 1);
        return calls().current().getFirst();
    }
}
