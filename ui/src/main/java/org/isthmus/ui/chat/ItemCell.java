package org.isthmus.ui.chat;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.Cell;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.app.conversation.ChatMessage.Delivery;

/** A row of a chat on the screen; used again for other rows while scrolling. */
final class ItemCell implements Cell<ChatItem, Region> {

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass DAY = PseudoClass.getPseudoClass("day-row");

    private final BubbleKit kit;
    private final String peer;
    private final StackPane root = new StackPane();
    private final Label day = new Label();
    private Optional<BubbleRow> bubble = Optional.empty();
    private Optional<ChatMessage> message = Optional.empty();

    /** @param peer the name of the other side, for the screen reader */
    ItemCell(BubbleKit kit, String peer, ChatItem item) {
        this.kit = kit;
        this.peer = peer;
        root.getStyleClass().add("chat-row");
        root.setAccessibleRole(AccessibleRole.LIST_ITEM);
        root.setMinWidth(0);
        day.getStyleClass().add("day-line");
        root.setOnContextMenuRequested(request -> {
            menu().show(root, request.getScreenX(), request.getScreenY());
            request.consume();
        });
        updateItem(item);
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public Region getNode() {
        return root;
    }

    Optional<ChatMessage> message() {
        return message;
    }

    void mark(boolean marked) {
        root.pseudoClassStateChanged(MARKED, marked);
    }

    @Override
    public void updateItem(ChatItem item) {
        root.pseudoClassStateChanged(DAY, item instanceof ChatItem.Day);
        switch (item) {
            case ChatItem.Day line -> {
                message = Optional.empty();
                day.setText(kit.times().day(line.date()));
                root.setAlignment(Pos.CENTER);
                root.getChildren().setAll(day);
                root.setAccessibleText(day.getText());
            }
            case ChatItem.Bubble shown -> {
                message = Optional.of(shown.message());
                BubbleRow row = bubble.orElseGet(() -> new BubbleRow(kit));
                bubble = Optional.of(row);
                row.show(shown);
                root.getChildren().setAll(row);
                root.setAccessibleText(spoken(shown.message()));
            }
        }
    }

    private String spoken(ChatMessage said) {
        String who = said.outgoing()
                ? kit.words().get("you")
                : said.author()
                        .map(author -> author.name())
                        .filter(name -> !name.isEmpty())
                        .orElse(peer);
        String time = kit.times().time(said.at());
        String fate = said.outgoing() ? ", " + kit.words().get("delivery." + said.delivery()) : "";
        return who + ", " + time + fate + ": " + said.body();
    }

    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        message.ifPresent(said -> {
            menu.getItems().add(item("menu.copy", () -> kit.actions().copy().accept(said)));
            if (said.outgoing()) {
                menu.getItems().add(item("menu.edit", () -> kit.actions().edit().accept(said)));
            }
            if (said.delivery() == Delivery.FAILED) {
                menu.getItems()
                        .add(item("menu.retry", () -> kit.actions().retry().accept(said)));
            }
        });
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(kit.words().get(key));
        item.setOnAction(chosen -> action.run());
        return item;
    }
}
