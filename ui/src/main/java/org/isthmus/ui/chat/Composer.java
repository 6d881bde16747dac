package org.isthmus.ui.chat;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.TextDirection;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** Where messages are written: Enter sends, Shift+Enter begins a line, the up-arrow in an empty field edits the last one. */
final class Composer extends VBox {

    private static final double LOWEST = 40;
    private static final double HIGHEST = 168;
    private static final Duration STOPPED_TYPING = Duration.seconds(5);

    private final ChatModel model;
    private final TextArea field = new TextArea();
    private final Button send;
    private final HBox editing = new HBox(8);
    private final PauseTransition idle = new PauseTransition(STOPPED_TYPING);
    private Optional<ChatMessage> edited = Optional.empty();

    Composer(ChatModel model, TextKit text, Words words) {
        this.model = model;
        getStyleClass().add("composer");
        field.setId("composer");
        field.setWrapText(true);
        field.setPromptText(words.get("composer.prompt"));
        field.setAccessibleText(words.get("composer.prompt"));
        field.setPrefRowCount(1);
        field.setMinHeight(LOWEST);
        field.setPrefHeight(LOWEST);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button emoji = Icons.button(Feather.SMILE, words.get("composer.emoji"), "flat");
        emoji.setId("emoji");
        EmojiPicker picker = new EmojiPicker(text, words, this::insert);
        emoji.setOnAction(click -> toggle(picker, emoji));
        send = Icons.button(Feather.SEND, words.get("composer.send"), "accent");
        send.setId("send");
        send.setOnAction(click -> send());
        HBox row = new HBox(8, field, emoji, send);
        row.setAlignment(Pos.BOTTOM_CENTER);
        getChildren().addAll(editing, row);
        dressEditing(words);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener((value, old, now) -> typed(now));
        field.skinProperty().addListener((value, old, now) -> Platform.runLater(this::followHeight));
        idle.setOnFinished(end -> model.setTyping(false));
        model.routeProperty().addListener((value, old, now) -> refresh());
        refresh();
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    String draft() {
        return edited.isPresent() ? "" : field.getText();
    }

    void setDraft(String text) {
        field.setText(text);
        field.end();
    }

    /** Puts a message that was sent back into the field. */
    void edit(ChatMessage message) {
        edited = Optional.of(message);
        field.setText(message.body());
        field.end();
        showEditing(true);
        field.requestFocus();
    }

    private void dressEditing(Words words) {
        Label label = new Label(words.get("composer.editing"), Icons.icon(Feather.EDIT_2));
        label.getStyleClass().add("caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = Icons.button(Feather.X, words.get("composer.cancel"), "flat", "small");
        cancel.setOnAction(click -> cancelEdit());
        editing.setAlignment(Pos.CENTER_LEFT);
        editing.getStyleClass().add("composer-editing");
        editing.getChildren().addAll(label, gap, cancel);
        showEditing(false);
    }

    private void showEditing(boolean shown) {
        editing.setVisible(shown);
        editing.setManaged(shown);
    }

    private void cancelEdit() {
        edited = Optional.empty();
        field.clear();
        showEditing(false);
    }

    private void refresh() {
        boolean way = model.routeProperty().get().isPresent();
        field.setDisable(!way);
        send.setDisable(!way || field.getText().isBlank());
    }

    private void typed(String text) {
        field.setNodeOrientation(TextDirection.of(text));
        refresh();
        if (text.isBlank()) {
            idle.stop();
            model.setTyping(false);
        } else {
            model.setTyping(true);
            idle.playFromStart();
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                if (event.isShiftDown()) {
                    field.replaceSelection("\n");
                } else {
                    send();
                }
                event.consume();
            }
            case UP -> {
                if (field.getText().isEmpty() && edited.isEmpty()) {
                    model.timeline().lastOwn().ifPresent(this::edit);
                    event.consume();
                }
            }
            case ESCAPE -> {
                if (edited.isPresent()) {
                    cancelEdit();
                    event.consume();
                }
            }
            case TAB -> {
                if (!event.isControlDown() && !event.isAltDown()) {
                    leave(event.isShiftDown());
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void leave(boolean back) {
        field.requestFocusTraversal(
                back ? javafx.scene.TraversalDirection.PREVIOUS : javafx.scene.TraversalDirection.NEXT);
    }

    private void send() {
        String text = field.getText().strip();
        if (text.isEmpty()) {
            return;
        }
        edited.ifPresentOrElse(message -> model.correct(message, text), () -> model.send(text));
        cancelEdit();
        field.requestFocus();
    }

    private void insert(String emoji) {
        field.requestFocus();
        field.replaceSelection(emoji);
    }

    private static void toggle(EmojiPicker picker, Button anchor) {
        if (picker.isShowing()) {
            picker.hide();
            return;
        }
        var corner = anchor.localToScreen(anchor.getBoundsInLocal());
        picker.setAnchorLocation(javafx.stage.PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT);
        picker.show(anchor, corner.getMaxX(), corner.getMinY() - 8);
    }

    private void followHeight() {
        Node text = field.lookup(".content > .text");
        if (text instanceof Text drawn) {
            drawn.layoutBoundsProperty()
                    .addListener((value, old, now) ->
                            field.setPrefHeight(Math.clamp(now.getHeight() + 20, LOWEST, HIGHEST)));
        }
    }
}
