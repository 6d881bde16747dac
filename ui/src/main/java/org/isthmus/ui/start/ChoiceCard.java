package org.isthmus.ui.start;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.ui.common.Icons;
import org.kordamp.ikonli.feather.Feather;

/** A big button with an icon, a title and a sentence. */
final class ChoiceCard extends Button {

    static final double WIDTH = 264;

    private final Label text;
    private final String sentence;
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

    ChoiceCard(Feather icon, String title, String sentence, String... styles) {
        this.sentence = sentence;
        this.text = new Label(sentence);
        getStyleClass().add("choice");
        getStyleClass().addAll(styles);
        StackPane badge = new StackPane(Icons.icon(icon, "choice-icon"));
        badge.getStyleClass().add("choice-badge");
        Label head = new Label(title);
        head.getStyleClass().add("choice-title");
        head.setWrapText(true);
        text.getStyleClass().add("choice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        progress.setVisible(false);
        progress.setMaxWidth(Double.MAX_VALUE);
        VBox content = new VBox(16, badge, new VBox(8, head, text), progress);
        content.setAlignment(Pos.TOP_LEFT);
        content.setPrefWidth(WIDTH - 48);
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.TOP_LEFT);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setPrefHeight(232);
        setAccessibleText(title + ". " + sentence);
    }

    /** Shows that something is under way, in words; empty when it is over. */
    void busy(Optional<String> what) {
        setDisable(what.isPresent());
        getStyleClass().remove("busy");
        what.ifPresent(_ -> getStyleClass().add("busy"));
        progress.setVisible(what.isPresent());
        text.setText(what.orElse(sentence));
    }
}
