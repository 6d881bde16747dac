package org.isthmus.ui.common;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, and buttons that show nothing else but have a name for everybody. */
public final class Icons {

    private Icons() {}

    public static FontIcon icon(Feather icon, String... styles) {
        FontIcon made = new FontIcon(icon);
        made.getStyleClass().addAll(styles);
        return made;
    }

    /** A flat button with an icon; {@code name} is its tooltip and its accessible name. */
    public static Button button(Feather icon, String name, String... styles) {
        Button button = new Button(null, icon(icon));
        dress(button, name, styles);
        return button;
    }

    public static ToggleButton toggle(Feather icon, String name, String... styles) {
        ToggleButton button = new ToggleButton(null, icon(icon));
        dress(button, name, styles);
        return button;
    }

    private static void dress(ButtonBase button, String name, String... styles) {
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        button.getStyleClass().add("button-icon");
        button.getStyleClass().addAll(styles);
    }
}
