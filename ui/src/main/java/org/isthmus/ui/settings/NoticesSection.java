package org.isthmus.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.util.function.UnaryOperator;
import org.isthmus.app.settings.Preferences.Notices;
import org.isthmus.app.settings.Settings;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** What the desktop shows while the person does not look at the window. */
final class NoticesSection extends Section {

    private final Settings settings;

    NoticesSection(UiContext context) {
        super(context.words(NoticesSection.class).get("notices"));
        Words words = context.words(NoticesSection.class);
        this.settings = context.client().settings();
        Notices now = settings.get().notices();
        ToggleSwitch shown = new ToggleSwitch();
        shown.setId("settings-notices");
        shown.setSelected(now.shown());
        ToggleSwitch text = new ToggleSwitch();
        text.setId("settings-notices-text");
        text.setSelected(now.text());
        text.disableProperty().bind(shown.selectedProperty().not());
        shown.selectedProperty().addListener((_, _, on) -> set(all -> all.withShown(on)));
        text.selectedProperty().addListener((_, _, on) -> set(all -> all.withText(on)));
        row(words.get("notices.shown"), words.get("notices.shown.what"), shown);
        row(words.get("notices.text"), words.get("notices.text.why"), text);
    }

    private void set(UnaryOperator<Notices> how) {
        settings.set(settings.get().withNotices(how.apply(settings.get().notices())));
    }
}
