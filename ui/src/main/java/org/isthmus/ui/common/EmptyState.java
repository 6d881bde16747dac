package org.isthmus.ui.common;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** What an empty page shows: what is missing, and what to do next. */
public final class EmptyState extends VBox {

    public EmptyState(Feather icon, String title, String text, Button... next) {
        super(16);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        Label head = new Label(title);
        head.getStyleClass().add("title-4");
        head.setWrapText(true);
        head.setTextAlignment(TextAlignment.CENTER);
        Label body = new Label(text);
        body.getStyleClass().add("text-muted");
        body.setWrapText(true);
        body.setTextAlignment(TextAlignment.CENTER);
        body.setMaxWidth(420);
        VBox words = new VBox(8, head, body);
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(Icons.icon(icon, "empty-icon"), words);
        if (next.length > 0) {
            HBox buttons = new HBox(8, next);
            buttons.setAlignment(Pos.CENTER);
            getChildren().add(buttons);
        }
    }
}
