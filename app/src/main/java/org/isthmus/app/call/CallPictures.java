package org.isthmus.app.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.isthmus.app.AppThread;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaSession;
import org.isthmus.media.VideoSink;
import org.isthmus.media.description.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this side shows in one call and who sees both pictures; kept from before there is media. On the app's thread. */
final class CallPictures {

    private static final Logger LOG = LoggerFactory.getLogger(CallPictures.class);

    private final AppThread app;
    private final PictureSources sources;
    private final ChosenPictures chosen;
    private final Owner owner;
    private Optional<MediaSession> session = Optional.empty();
    private Optional<PictureSource> source = Optional.empty();
    /** What was shown before the screen, and whether it was on then. */
    private Optional<PictureSource> aside = Optional.empty();

    private boolean cameraBefore;
    private boolean on;
    private VideoSink other = VideoSink.NONE;
    private VideoSink self = VideoSink.NONE;

    /** Who is told, on the app's thread. */
    interface Owner {

        void changed();

        void pictureMissing(CallEvent.PictureMissing.Why why);
    }

    CallPictures(AppThread app, PictureSources sources, ChosenPictures chosen, Owner owner) {
        this.app = app;
        this.sources = sources;
        this.chosen = chosen;
        this.owner = owner;
    }

    OwnPicture view() {
        return source.map(shown -> new OwnPicture(on, shown.id(), shown.kind())).orElse(OwnPicture.NONE);
    }

    /** The media of the call is there. Nothing is shown before a source was found and the person wants it. */
    void attach(MediaSession opened) {
        session = Optional.of(opened);
        opened.show(other);
        opened.showSelf(self);
        source.ifPresent(shown -> opened.source(shown.source()));
        opened.mute(MediaKind.VIDEO, !on);
    }

    void watch(VideoSink otherSide, VideoSink thisSide) {
        other = otherSide;
        self = thisSide;
        session.ifPresent(open -> {
            open.show(otherSide);
            open.showSelf(thisSide);
        });
    }

    /** Shows the camera, or what was shown in its place, again; the one chosen last where nothing was. */
    void camera(boolean wanted) {
        if (!wanted) {
            turnOff();
        } else if (shares() || source.isEmpty()) {
            aside.ifPresentOrElse(this::show, () -> find(PictureSource.Kind.CAMERA));
        } else {
            source.ifPresent(this::show);
        }
    }

    /** Shows the screen, or again what was shown before that. */
    void screen(boolean wanted) {
        if (wanted) {
            find(PictureSource.Kind.SCREEN);
        } else if (on && shares() && aside.isPresent() && cameraBefore) {
            aside.ifPresent(this::show);
        } else {
            turnOff();
        }
    }

    private boolean shares() {
        return source.filter(shown -> shown.kind() == PictureSource.Kind.SCREEN).isPresent();
    }

    private void turnOff() {
        on = false;
        session.ifPresent(open -> open.mute(MediaKind.VIDEO, true));
        owner.changed();
    }

    /** Shows what the person chose. */
    void show(String id) {
        look(found -> found.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        one -> {
                            chosen.remember(one);
                            show(one);
                        },
                        () -> owner.pictureMissing(CallEvent.PictureMissing.Why.GONE)));
    }

    /** Shows the one of that kind that was chosen last, else the first that there is. */
    private void find(PictureSource.Kind kind) {
        look(found -> {
            List<PictureSource> all =
                    found.stream().filter(one -> one.kind() == kind).toList();
            Optional<String> wanted = chosen.of(kind);
            Optional<PictureSource> last = all.stream()
                    .filter(one -> wanted.filter(one.id()::equals).isPresent())
                    .findFirst();
            last.or(() -> all.stream().findFirst())
                    .ifPresentOrElse(
                            this::show,
                            () -> owner.pictureMissing(
                                    kind == PictureSource.Kind.SCREEN
                                            ? CallEvent.PictureMissing.Why.NO_SCREEN
                                            : CallEvent.PictureMissing.Why.NO_CAMERA));
            if (wanted.isPresent() && last.isEmpty() && !all.isEmpty()) {
                owner.pictureMissing(CallEvent.PictureMissing.Why.ANOTHER);
            }
        });
    }

    private void look(Consumer<List<PictureSource>> choose) {
        sources.find().thenAcceptAsync(choose, app);
    }

    private void show(PictureSource next) {
        boolean same = source.filter(shown -> shown.id().equals(next.id())).isPresent();
        if (next.kind() == PictureSource.Kind.SCREEN) {
            cameraBefore = shares() ? cameraBefore : on;
            aside = shares() ? aside : source;
        }
        source = Optional.of(next);
        on = true;
        session.ifPresent(open -> {
            if (!same) {
                open.source(next.source());
            }
            open.mute(MediaKind.VIDEO, false);
        });
        owner.changed();
    }

    void failed(MediaException why) {
        LOG.warn("This side's picture is not shown: {}", why.getMessage());
        source = Optional.empty();
        aside = Optional.empty();
        turnOff();
        owner.pictureMissing(CallEvent.PictureMissing.Why.FAILED);
    }
}
