package org.isthmus.ui.common;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Tells which row the person chose, with the mouse or with the keys. A list view changes its selection also when rows come, go
 * and move under it, and then nobody chose anything.
 */
public final class ChosenRow {

    private ChosenRow() {}

    /** @param chosen hears of each choice, on the FX thread; also of the row that was selected already */
    public static <T> void listen(ListView<T> list, Consumer<T> chosen) {
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                selected(list).ifPresent(chosen);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode().isNavigationKey()) {
                // The list view itself handles the key after this.
                Platform.runLater(() -> selected(list).ifPresent(chosen));
            }
        });
    }

    private static <T> Optional<T> selected(ListView<T> list) {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }
}
