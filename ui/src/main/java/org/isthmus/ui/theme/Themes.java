package org.isthmus.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import org.isthmus.app.settings.Preferences;
import org.isthmus.ui.common.Styles;

/** The look of all windows: Primer in light or dark, as the person or the system wants it. FX thread. */
public final class Themes {

    private static final List<String> SHEETS = List.of("palette.css", "base.css", "common.css");
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private Preferences.Theme wanted;

    public Themes(Preferences.Theme wanted) {
        this.wanted = wanted;
        Platform.getPreferences().colorSchemeProperty().addListener((value, old, now) -> refresh());
        apply();
    }

    public void set(Preferences.Theme theme) {
        wanted = theme;
        refresh();
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Dresses a window; call it before the window is shown. */
    public void dress(Scene scene) {
        for (String sheet : SHEETS) {
            scene.getStylesheets().add(Styles.find(Themes.class, sheet));
        }
        scene.rootProperty().addListener((value, old, root) -> root.pseudoClassStateChanged(DARK, dark.get()));
        dark.addListener((value, old, now) -> scene.getRoot().pseudoClassStateChanged(DARK, now));
        scene.getRoot().pseudoClassStateChanged(DARK, dark.get());
    }

    private void refresh() {
        if (isDarkWanted() != dark.get()) {
            apply();
        }
    }

    private void apply() {
        dark.set(isDarkWanted());
        Application.setUserAgentStylesheet(
                dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    private boolean isDarkWanted() {
        return switch (wanted) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }
}
