package org.isthmus.ui.common;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels for texts of any length. */
public final class Labels {

    private Labels() {}

    /** A label that breaks its lines and never shows less than the whole text. */
    public static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
