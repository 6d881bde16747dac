package org.isthmus.ui;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** The one search field: people, messages, addresses. Down and Up choose while typing goes on, Enter opens, Esc leaves. */
final class SearchBox extends HBox {

    private static final Duration PAUSE = Duration.millis(120);
    private static final double ROW = 44;
    private static final double HIGHEST = 440;

    private final SearchModel model;
    private final Consumer<SearchRow> open;
    private final TextField field = new TextField();
    private final ListView<SearchRow> list = new ListView<>();
    private final Popup popup = new Popup();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    SearchBox(UiContext context, TextKit text, SearchModel model, Consumer<SearchRow> open) {
        this.model = model;
        this.open = open;
        Words words = context.words(SearchBox.class);
        getStyleClass().add("search-box");
        field.setId("search");
        field.setPromptText(words.get("search.prompt"));
        field.setAccessibleText(words.get("search.prompt"));
        field.textProperty().addListener((value, old, now) -> pause.playFromStart());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().addListener((value, old, now) -> {
            if (!now) {
                popup.hide();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        pause.setOnFinished(end -> model.search(field.getText()));
        list.setId("search-results");
        list.setItems(model.rows());
        list.setFixedCellSize(ROW);
        list.setCellFactory(all -> new SearchCell(context, text));
        list.setFocusTraversable(false);
        list.setOnMouseClicked(click -> openSelected());
        list.getStyleClass().add("search-results");
        Label nothing = new Label(words.get("search.nothing"));
        nothing.getStyleClass().add("text-muted");
        list.setPlaceholder(nothing);
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        model.rows().addListener((ListChangeListener<SearchRow>) change -> refresh());
        Label hint = new Label("Ctrl+K");
        hint.getStyleClass().add("search-hint");
        hint.visibleProperty()
                .bind(field.focusedProperty().not().and(field.textProperty().isEmpty()));
        hint.setMouseTransparent(true);
        getChildren().addAll(Icons.icon(Feather.SEARCH, "search-icon"), field, hint);
        setOnMouseClicked(click -> field.requestFocus());
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private void refresh() {
        if (field.getText().isBlank() || !field.isFocused()) {
            popup.hide();
            return;
        }
        list.setPrefHeight(Math.clamp(model.rows().size() * ROW + 18, ROW * 2, HIGHEST));
        list.setPrefWidth(Math.max(420, getWidth()));
        if (!popup.isShowing()) {
            Bounds place = localToScreen(getBoundsInLocal());
            popup.show(this, place.getMinX(), place.getMaxY() + 4);
        }
        if (list.getSelectionModel().getSelectedIndex() < 0
                || list.getSelectionModel().getSelectedItem() instanceof SearchRow.Head) {
            select(0, 1);
        }
    }

    /** Selects the row, or the nearest one in that direction that can be opened. */
    private void select(int from, int step) {
        for (int i = from; i >= 0 && i < model.rows().size(); i += step) {
            if (!(model.rows().get(i) instanceof SearchRow.Head)) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(Math.max(0, i - 4));
                return;
            }
        }
    }

    private void key(KeyEvent event) {
        int now = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(now + 1, 1);
            case UP -> select(now - 1, -1);
            case ENTER -> {
                pause.stop();
                if (!popup.isShowing()) {
                    model.search(field.getText());
                }
                openSelected();
            }
            case ESCAPE -> {
                field.clear();
                popup.hide();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void openSelected() {
        SearchRow row = list.getSelectionModel().getSelectedItem();
        if (row != null && !(row instanceof SearchRow.Head)) {
            popup.hide();
            field.clear();
            open.accept(row);
        }
    }
}
