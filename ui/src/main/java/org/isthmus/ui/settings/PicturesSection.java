package org.isthmus.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import org.isthmus.app.call.PictureSource;
import org.isthmus.app.settings.Preferences.Pictures;
import org.isthmus.app.settings.Settings;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Which camera and which screen calls show first. In a call another one can be chosen, which is kept here. */
final class PicturesSection extends Section {

    private final UiContext context;
    private final Words words;
    private final Settings settings;
    private final ChoiceBox<Choice> camera;
    private final ChoiceBox<Choice> screen;
    private boolean filling;

    PicturesSection(UiContext context) {
        super(context.words(PicturesSection.class).get("pictures"));
        this.context = context;
        this.words = context.words(PicturesSection.class);
        this.settings = context.client().settings();
        camera = choice(PictureSource.Kind.CAMERA, Pictures::camera, Pictures::withCamera);
        screen = choice(PictureSource.Kind.SCREEN, Pictures::screen, Pictures::withScreen);
        row(words.get("pictures.CAMERA"), words.get("pictures.when"), camera);
        row(words.get("pictures.SCREEN"), "", screen);
    }

    /** Looks what is there. */
    void refresh() {
        FxThread.then(context.client().calls().pictures(), "Looking for cameras", found -> {
            Pictures chosen = settings.get().pictures();
            show(camera, PictureSource.Kind.CAMERA, found, chosen.camera());
            show(screen, PictureSource.Kind.SCREEN, found, chosen.screen());
        });
    }

    private ChoiceBox<Choice> choice(
            PictureSource.Kind kind, Function<Pictures, String> chosen, BiFunction<Pictures, String, Pictures> change) {
        ChoiceBox<Choice> box = new ChoiceBox<>();
        box.setId("settings-" + kind.name().toLowerCase(Locale.ROOT));
        show(box, kind, List.of(), chosen.apply(settings.get().pictures()));
        box.valueProperty()
                .addListener((_, _, picked) -> Optional.ofNullable(picked)
                        .filter(_ -> !filling)
                        .ifPresent(now -> settings.set(settings.get()
                                .withPictures(change.apply(settings.get().pictures(), now.id())))));
        return box;
    }

    private void show(ChoiceBox<Choice> box, PictureSource.Kind kind, List<PictureSource> found, String chosen) {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", words.get("pictures.first")));
        found.stream()
                .filter(source -> source.kind() == kind)
                .map(source -> new Choice(
                        source.id(), source.name().isEmpty() ? words.get("pictures." + kind) : source.name()))
                .forEach(all::add);
        if (all.stream().noneMatch(one -> one.id().equals(chosen))) {
            all.add(new Choice(chosen, words.get("pictures.gone")));
        }
        filling = true;
        box.getItems().setAll(all);
        all.stream().filter(one -> one.id().equals(chosen)).findFirst().ifPresent(box::setValue);
        filling = false;
    }

    private record Choice(String id, String name) {

        @Override
        public String toString() {
            return name;
        }
    }
}
