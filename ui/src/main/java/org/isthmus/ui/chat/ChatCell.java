package org.isthmus.ui.chat;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.isthmus.app.conversation.Conversation;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.LineOfText;
import org.isthmus.ui.text.TextKit;

/** A row of the list of chats. */
final class ChatCell extends ListCell<ChatRow> {

    private final Words words;
    private final ChatTimes times;
    private final PresenceText presence;
    private final Avatar avatar = new Avatar(40);
    private final Label name = new Label();
    private final Label time = new Label();
    private final LineOfText preview;
    private final NetworkMark marks = new NetworkMark();
    private final Label unread = new Label();
    private final HBox row;

    ChatCell(UiContext context, TextKit text) {
        this.words = context.words(ChatCell.class);
        this.times = new ChatTimes(context);
        this.presence = new PresenceText(context.texts());
        this.preview = new LineOfText(text, "chat-preview");
        getStyleClass().add("chat-cell");
        name.getStyleClass().add("row-name");
        name.setMinWidth(0);
        time.getStyleClass().add("caption");
        time.setMinWidth(USE_PREF_SIZE);
        unread.getStyleClass().add("unread-badge");
        unread.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(8, name, gap, time);
        first.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(preview, Priority.ALWAYS);
        HBox second = new HBox(8, preview, marks, unread);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox words2 = new VBox(4, first, second);
        words2.setAlignment(Pos.CENTER_LEFT);
        words2.setMinWidth(0);
        HBox.setHgrow(words2, Priority.ALWAYS);
        row = new HBox(12, avatar, words2);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ChatRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Conversation chat = item.conversation();
        avatar.show(item.name(), item.presence());
        name.setText(item.name());
        time.setText(times.brief(chat.lastAt()));
        String line = chat.previewOutgoing() ? words.get("preview.own", chat.preview()) : chat.preview();
        preview.show(chat.typing() ? words.get("header.typing") : line);
        preview.getStyleClass().setAll("line-of-text", chat.typing() ? "chat-preview-typing" : "chat-preview");
        marks.show(item.networks());
        unread.setText(chat.unread() > 99 ? "99+" : Integer.toString(chat.unread()));
        unread.setVisible(chat.unread() > 0);
        unread.setManaged(chat.unread() > 0);
        name.getStyleClass().setAll("label", chat.unread() > 0 ? "row-name-unread" : "row-name");
        setGraphic(row);
        setAccessibleText(words.get("chat.row", item.name(), presence.of(item.presence()), chat.unread(), line));
    }
}
