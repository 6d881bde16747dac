package org.isthmus.ui.chat;

import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.app.conversation.ChatMessage;
import org.isthmus.ui.common.EmptyState;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** One open chat: head, messages, typing line, composer. */
final class ChatView extends VBox implements AutoCloseable {

    private final ChatModel model;
    private final MessageFlow messages;
    private final Composer composer;

    ChatView(UiContext context, TextKit text, ChatModel model, String draft) {
        this.model = model;
        Words words = context.words(ChatView.class);
        getStyleClass().add("chat-view");
        this.composer = new Composer(model, text, words);
        BubbleActions actions =
                new BubbleActions(model::retry, composer::edit, ChatView::copy, context.navigator()::browse);
        BubbleKit kit = BubbleKit.of(context, text, actions);
        String peer = model.title();
        this.messages = new MessageFlow(model.items(), item -> new ItemCell(kit, peer, item), model::loadOlder);
        messages.setName(words.get("messages.name", peer));
        Label typing = new Label();
        typing.setText(words.get("typing", peer));
        typing.getStyleClass().addAll("caption", "typing-line");
        typing.visibleProperty().bind(model.typingProperty());
        typing.managedProperty().bind(model.typingProperty());
        EmptyState nothing =
                new EmptyState(Feather.MESSAGE_CIRCLE, words.get("chat.empty", peer), words.get("chat.empty.do"));
        nothing.setVisible(false);
        nothing.setMouseTransparent(true);
        StackPane middle = new StackPane(messages, nothing);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(new ChatHeader(context, text, model), middle, typing, composer);
        composer.setDraft(draft);
        model.load()
                .thenRunAsync(
                        () -> nothing.visibleProperty().bind(javafx.beans.binding.Bindings.isEmpty(model.items())),
                        FxThread::run);
    }

    ChatModel model() {
        return model;
    }

    String draft() {
        return composer.draft();
    }

    void focusComposer() {
        Platform.runLater(composer::requestFocus);
    }

    void jumpTo(long number) {
        model.loadBackTo(number)
                .thenRunAsync(() -> model.timeline().indexOf(number).ifPresent(messages::jumpTo), FxThread::run);
    }

    private static void copy(ChatMessage message) {
        ClipboardContent content = new ClipboardContent();
        content.putString(message.body());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void close() {
        model.close();
    }
}
