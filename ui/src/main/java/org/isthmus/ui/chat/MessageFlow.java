package org.isthmus.ui.chat;

import java.util.OptionalInt;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;

/**
 * The scrolling part of a chat. It stays at the end while new messages come, unless somebody scrolled up; older messages that
 * are put in above do not move what is read.
 */
final class MessageFlow extends StackPane {

    private static final int NEARLY_AT_THE_TOP = 10;
    private static final double STEP = 60;

    private final ObservableList<ChatItem> items;
    private final VirtualFlow<ChatItem, ItemCell> flow;
    private final Runnable loadOlder;
    private boolean following = true;
    private OptionalInt marked = OptionalInt.empty();

    MessageFlow(ObservableList<ChatItem> items, Function<ChatItem, ItemCell> cells, Runnable loadOlder) {
        this.items = items;
        this.loadOlder = loadOlder;
        this.flow = VirtualFlow.createVertical(items, cells);
        getStyleClass().add("message-flow");
        flow.setId("messages");
        flow.setAccessibleRole(AccessibleRole.LIST_VIEW);
        flow.setFocusTraversable(true);
        VirtualizedScrollPane<VirtualFlow<ChatItem, ItemCell>> pane = new VirtualizedScrollPane<>(flow);
        pane.setHbarPolicy(javafx.scene.control.ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(pane);
        items.addListener((ListChangeListener<ChatItem>) this::changed);
        flow.estimatedScrollYProperty().addListener((value, old, now) -> scrolled());
        flow.heightProperty().addListener((value, old, now) -> keepUp());
        flow.widthProperty().addListener((value, old, now) -> keepUp());
        flow.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        flow.setOnMousePressed(press -> flow.requestFocus());
        pane.addEventFilter(ScrollEvent.ANY, scroll -> Platform.runLater(this::lookWhereWeAre));
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> Platform.runLater(this::lookWhereWeAre));
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> Platform.runLater(this::lookWhereWeAre));
    }

    /** Tells the screen reader what this list is. */
    void setName(String name) {
        flow.setAccessibleText(name);
    }

    /** Puts a message into the middle and marks it. */
    void jumpTo(int index) {
        following = index == items.size() - 1;
        marked = OptionalInt.of(index);
        Platform.runLater(() -> {
            flow.showAtOffset(index, flow.getHeight() / 3);
            markVisible();
        });
    }

    void toEnd() {
        following = true;
        keepUp();
    }

    private void changed(ListChangeListener.Change<? extends ChatItem> change) {
        while (change.next()) {
            if (marked.isPresent() && change.getFrom() <= marked.getAsInt() && !change.wasReplaced()) {
                marked = OptionalInt.of(marked.getAsInt() + change.getAddedSize() - change.getRemovedSize());
            }
        }
        keepUp();
    }

    private void keepUp() {
        if (following && !items.isEmpty()) {
            Platform.runLater(() -> {
                if (following && !items.isEmpty()) {
                    flow.showAsLast(items.size() - 1);
                }
            });
        }
    }

    /** Only what a person does ends or begins the following: rows that come and grow scroll the view too. */
    private void lookWhereWeAre() {
        following = items.isEmpty() || flow.getLastVisibleIndex() == items.size() - 1;
    }

    private void scrolled() {
        if (items.isEmpty()) {
            return;
        }
        if (flow.getFirstVisibleIndex() < NEARLY_AT_THE_TOP) {
            loadOlder.run();
        }
        markVisible();
    }

    private void markVisible() {
        for (int i = flow.getFirstVisibleIndex(); i >= 0 && i <= flow.getLastVisibleIndex(); i++) {
            int index = i;
            flow.getCellIfVisible(i).ifPresent(cell -> cell.mark(marked.isPresent() && marked.getAsInt() == index));
        }
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        switch (code) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> page(-1);
            case PAGE_DOWN -> page(1);
            case HOME -> toBeginning();
            case END -> toEnd();
            case ENTER, CONTEXT_MENU -> openMenu();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void page(int direction) {
        flow.scrollYBy(direction * (flow.getHeight() - STEP));
        Platform.runLater(this::lookWhereWeAre);
    }

    private void toBeginning() {
        if (!items.isEmpty()) {
            following = false;
            flow.showAsFirst(0);
        }
    }

    private void move(int by) {
        int last = items.size() - 1;
        if (last < 0) {
            return;
        }
        int from = marked.orElse(by < 0 ? last + 1 : last);
        int to = Math.clamp(from + by, 0, last);
        marked = OptionalInt.of(to);
        following = to == last;
        flow.show(to);
        Platform.runLater(() -> {
            markVisible();
            flow.getCellIfVisible(to)
                    .ifPresent(cell -> flow.setAccessibleText(cell.getNode().getAccessibleText()));
        });
    }

    private void openMenu() {
        marked.ifPresent(index -> flow.getCellIfVisible(index).ifPresent(cell -> {
            var where = cell.getNode().localToScreen(cell.getNode().getWidth() / 2, 16);
            cell.menu().show(cell.getNode(), where.getX(), where.getY());
        }));
    }
}
