package org.isthmus.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Page;

/** The pages, one under the other; Ctrl+1 and so on open them too. */
final class NavigationRail extends VBox {

    private final List<ToggleButton> buttons = new ArrayList<>();
    private final List<StackPane> places = new ArrayList<>();
    private final ToggleGroup group = new ToggleGroup();

    NavigationRail(List<Page> pages, IntConsumer open) {
        super(4);
        getStyleClass().add("navigation-rail");
        setAlignment(Pos.TOP_CENTER);
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        for (int i = 0; i < pages.size(); i++) {
            add(pages.get(i), i, open);
        }
    }

    private void add(Page page, int number, IntConsumer open) {
        ToggleButton button = new ToggleButton(page.title(), Icons.icon(page.icon()));
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("rail-button");
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(page.title() + " (Ctrl+" + (number + 1) + ")"));
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(click -> {
            button.setSelected(true);
            open.accept(number);
        });
        StackPane place = new StackPane(button);
        buttons.add(button);
        places.add(place);
        getChildren().add(place);
    }

    void select(int number) {
        buttons.get(number).setSelected(true);
    }

    /** A number at the corner of a page's button while it is above zero. */
    void badge(int number, ObservableIntegerValue value) {
        Label badge = new Label();
        badge.getStyleClass().add("unread-badge");
        badge.setMouseTransparent(true);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        Runnable refresh = () -> {
            badge.setVisible(value.get() > 0);
            badge.setText(value.get() > 99 ? "99+" : Integer.toString(value.get()));
        };
        value.addListener((observed, old, now) -> refresh.run());
        refresh.run();
        places.get(number).getChildren().add(badge);
    }
}
