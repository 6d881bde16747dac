package org.isthmus.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.ui.common.Page;
import org.isthmus.ui.common.Styles;

/** The main window: own presence and search at the top, pages at the left, one page in front. FX thread. */
final class MainWindow extends StackPane {

    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9);

    private final List<Page> pages;
    private final NavigationRail rail;
    private final SearchBox search;
    private final StackPane front = new StackPane();
    private final BorderPane frame = new BorderPane();
    private Optional<Page> now = Optional.empty();
    private Optional<Page> start = Optional.empty();

    MainWindow(List<Page> pages, PresenceMenu presence, SearchBox search, Region notice) {
        this.pages = pages;
        this.search = search;
        this.rail = new NavigationRail(pages, this::open);
        getStyleClass().add("main-window");
        HBox searchPlace = new HBox(search);
        searchPlace.getStyleClass().add("search-place");
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox.setHgrow(searchPlace, Priority.ALWAYS);
        HBox top = new HBox(16, presence, searchPlace);
        top.getStyleClass().add("top-bar");
        frame.setTop(new VBox(top, notice));
        frame.setLeft(rail);
        frame.setCenter(front);
        getChildren().setAll(frame);
        Styles.add(this, MainWindow.class, "shell.css");
    }

    NavigationRail rail() {
        return rail;
    }

    /** Adds the keys that work everywhere in the window. */
    void addKeys(Scene scene) {
        for (int i = 0; i < Math.min(pages.size(), DIGITS.size()); i++) {
            int number = i;
            scene.getAccelerators()
                    .put(new KeyCodeCombination(DIGITS.get(i), KeyCombination.SHORTCUT_DOWN), () -> open(number));
        }
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN), () -> {
            if (start.isEmpty()) {
                search.focus();
            }
        });
    }

    /** Brings a page to the front. */
    void open(Page page) {
        open(pages.indexOf(page));
    }

    private void open(int number) {
        Page page = pages.get(number);
        rail.select(number);
        boolean same = now.filter(page::equals).isPresent();
        if (!same) {
            now.ifPresent(Page::hidden);
            now = Optional.of(page);
            front.getChildren().setAll(page.view());
        }
        if (start.isEmpty()) {
            page.shown();
        }
    }

    /** Gives the keyboard to the page in front; before the window is on the screen nothing can have it. */
    void focusFront() {
        start.or(() -> now).ifPresent(Page::shown);
    }

    /** Shows the first-start page alone, or the window when there is none. */
    void setStart(Optional<Page> page) {
        if (page.equals(start)) {
            return;
        }
        start.ifPresent(Page::hidden);
        start = page;
        getChildren().setAll(page.<javafx.scene.Node>map(Page::view).orElse(frame));
        page.ifPresentOrElse(Page::shown, () -> now.ifPresent(Page::shown));
    }
}
