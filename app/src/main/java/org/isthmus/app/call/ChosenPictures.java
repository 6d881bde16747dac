package org.isthmus.app.call;

import java.util.Optional;
import org.isthmus.app.settings.Preferences.Pictures;
import org.isthmus.app.settings.Settings;

/** The camera and the screen that the person chose last, kept from one start to the next. Any thread. */
public record ChosenPictures(Settings settings) {

    /** The id of the {@link PictureSource}; empty where the first that there is will do. */
    Optional<String> of(PictureSource.Kind kind) {
        Pictures chosen = settings.get().pictures();
        return Optional.of(
                        switch (kind) {
                            case CAMERA -> chosen.camera();
                            case SCREEN -> chosen.screen();
                            case TEST -> "";
                        })
                .filter(id -> !id.isEmpty());
    }

    /** The person chose this one. The test picture is for once. */
    void remember(PictureSource source) {
        Pictures chosen = settings.get().pictures();
        settings.set(settings.get()
                .withPictures(
                        switch (source.kind()) {
                            case CAMERA -> chosen.withCamera(source.id());
                            case SCREEN -> chosen.withScreen(source.id());
                            case TEST -> chosen;
                        }));
    }
}
