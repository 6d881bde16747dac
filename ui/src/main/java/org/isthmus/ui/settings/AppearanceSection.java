package org.isthmus.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.isthmus.app.settings.Preferences;
import org.isthmus.app.settings.Preferences.Theme;
import org.isthmus.app.settings.Settings;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Theme, language and motion. The theme and motion change at once, the language with the next start. */
final class AppearanceSection extends Section {

    /** The languages that the window is kept in; empty follows the system. */
    private static final List<String> LANGUAGES = List.of("", "en", "de");

    private final Settings settings;
    private final Words words;

    AppearanceSection(UiContext context) {
        super(context.words(AppearanceSection.class).get("look"));
        this.settings = context.client().settings();
        this.words = context.words(AppearanceSection.class);
        Preferences now = settings.get();
        row(words.get("look.theme"), "", themes(now.theme()));
        row(words.get("look.language"), words.get("look.language.when"), languages(now.language()));
        ToggleSwitch motion = new ToggleSwitch();
        motion.setId("settings-motion");
        motion.setSelected(now.motion());
        motion.selectedProperty()
                .addListener((_, _, on) -> settings.set(settings.get().withMotion(on)));
        row(words.get("look.motion"), words.get("look.motion.why"), motion);
    }

    private HBox themes(Theme now) {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        Theme[] all = Theme.values();
        for (int i = 0; i < all.length; i++) {
            Theme theme = all[i];
            ToggleButton button = new ToggleButton(words.get("look.theme." + theme));
            button.setId("settings-theme-" + theme);
            button.setToggleGroup(group);
            button.setSelected(theme == now);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == all.length - 1 ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                settings.set(settings.get().withTheme(theme));
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private ChoiceBox<String> languages(String now) {
        ChoiceBox<String> choice = new ChoiceBox<>();
        choice.setId("settings-language");
        choice.getItems().setAll(LANGUAGES);
        if (!LANGUAGES.contains(now)) {
            choice.getItems().add(now);
        }
        choice.setValue(now);
        choice.setConverter(named(tag -> tag.isEmpty() ? words.get("look.language.system") : inItself(tag)));
        choice.valueProperty()
                .addListener((_, _, tag) -> settings.set(settings.get().withLanguage(tag)));
        return choice;
    }

    /** The name of a language as its own speakers write it. */
    private static String inItself(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getDisplayLanguage(locale);
    }

    private static StringConverter<String> named(Function<String, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("Chosen, never typed.");
            }
        };
    }
}
