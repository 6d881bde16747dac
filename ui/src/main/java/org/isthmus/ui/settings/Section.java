package org.isthmus.ui.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One group of settings under a heading, row by row. */
abstract class Section extends VBox {

    private final VBox rows = new VBox();

    Section(String title) {
        super(8);
        Label heading = new Label(title);
        heading.getStyleClass().add("settings-heading");
        rows.getStyleClass().add("settings-card");
        getChildren().addAll(heading, rows);
    }

    /** A row with words at the left and a control at the right; the control gets the words as its name. */
    final void row(String name, String explanation, Node control) {
        Label title = new Label(name);
        title.getStyleClass().add("settings-name");
        title.setWrapText(true);
        VBox text = new VBox(2, title);
        if (!explanation.isEmpty()) {
            Label more = new Label(explanation);
            more.getStyleClass().add("caption");
            more.setWrapText(true);
            more.setMinHeight(USE_PREF_SIZE);
            text.getChildren().add(more);
        }
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        title.setLabelFor(control);
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(name);
        }
        if (control instanceof Region region) {
            region.setMinWidth(USE_PREF_SIZE);
        }
        HBox row = new HBox(24, text, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row(row);
    }

    final void row(Region row) {
        row.getStyleClass().add("settings-row");
        rows.getChildren().add(row);
    }

    final void clear() {
        rows.getChildren().clear();
    }
}
