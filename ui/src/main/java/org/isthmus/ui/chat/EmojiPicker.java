package org.isthmus.ui.chat;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.Emoji;
import org.isthmus.ui.text.TextKit;

/** A small window with all emoji by category. */
final class EmojiPicker extends Popup {

    private static final double SIZE = 24;
    private static final int COLUMNS = 9;

    private final TextKit text;
    private final Words words;
    private final Consumer<String> picked;
    private final TilePane tiles = new TilePane();

    EmojiPicker(TextKit text, Words words, Consumer<String> picked) {
        this.text = text;
        this.words = words;
        this.picked = picked;
        setAutoHide(true);
        tiles.setPrefColumns(COLUMNS);
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefHeight(256);
        VBox box = new VBox(8, categories(), scroll);
        box.getStyleClass().add("emoji-picker");
        getContent().add(box);
    }

    private HBox categories() {
        ToggleGroup group = new ToggleGroup();
        List<String> names =
                text.offered().stream().map(Emoji::category).distinct().toList();
        HBox row = new HBox(2);
        row.setAlignment(Pos.CENTER);
        for (String category : names) {
            List<Emoji> all = text.offered().stream()
                    .filter(e -> e.category().equals(category))
                    .toList();
            String name = words.get("emoji." + category);
            ToggleButton button = new ToggleButton(null, text.sheet().draw(all.getFirst(), 18));
            button.getStyleClass().addAll("flat", "emoji-tab");
            button.setToggleGroup(group);
            button.setAccessibleText(name);
            button.setTooltip(new Tooltip(name));
            button.setOnAction(click -> {
                button.setSelected(true);
                show(all);
            });
            row.getChildren().add(button);
            if (row.getChildren().size() == 1) {
                button.setSelected(true);
                show(all);
            }
        }
        return row;
    }

    private void show(List<Emoji> emoji) {
        tiles.getChildren().setAll(emoji.stream().map(this::button).toList());
    }

    private Button button(Emoji emoji) {
        Button button = new Button(null, text.sheet().draw(emoji, SIZE));
        button.getStyleClass().addAll("flat", "emoji-button");
        button.setAccessibleText(emoji.text());
        button.setOnAction(click -> {
            hide();
            picked.accept(emoji.text());
        });
        return button;
    }
}
