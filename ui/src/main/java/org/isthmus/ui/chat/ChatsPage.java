package org.isthmus.ui.chat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.app.people.PersonId;
import org.isthmus.ui.common.ChosenRow;
import org.isthmus.ui.common.EmptyState;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Page;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** The page with all chats at the left and one of them at the right. */
public final class ChatsPage implements Page {

    private static final double ROW = 64;

    private final UiContext context;
    private final TextKit text;
    private final Words words;
    private final ChatListModel model;
    private final ListView<ChatRow> list = new ListView<>();
    private final StackPane detail = new StackPane();
    private final SplitPane view;
    private final Map<PersonId, String> drafts = new HashMap<>();
    private Optional<ChatView> open = Optional.empty();
    private boolean atFront;

    public ChatsPage(UiContext context, TextKit text, ChatListModel model) {
        this.context = context;
        this.text = text;
        this.words = context.words(ChatsPage.class);
        this.model = model;
        list.setId("chats");
        list.setItems(model.rows());
        list.setFixedCellSize(ROW);
        list.setCellFactory(all -> new ChatCell(context, text));
        list.setAccessibleText(words.get("title"));
        list.setPlaceholder(
                new EmptyState(Feather.MESSAGE_CIRCLE, words.get("list.empty"), words.get("list.empty.do")));
        ChosenRow.listen(list, row -> show(row.id()));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.ifPresent(ChatView::focusComposer);
            }
        });
        list.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                open.ifPresent(ChatView::focusComposer);
            }
        });
        model.rows().addListener((ListChangeListener<ChatRow>) change -> FxThread.atNextPulse(this::reselect));
        Label head = new Label(words.get("title"));
        head.getStyleClass().add("list-title");
        VBox left = new VBox(head, list);
        left.getStyleClass().add("list-side");
        left.setMinWidth(240);
        VBox.setVgrow(list, Priority.ALWAYS);
        showNothing();
        view = new SplitPane(left, detail);
        view.setDividerPositions(0.32);
        SplitPane.setResizableWithParent(left, false);
        Styles.add(view, ChatsPage.class, "chat.css");
    }

    @Override
    public String title() {
        return words.get("title");
    }

    @Override
    public Feather icon() {
        return Feather.MESSAGE_CIRCLE;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        atFront = true;
        open.ifPresentOrElse(
                chat -> {
                    context.client().conversations().markRead(chat.model().id());
                    chat.focusComposer();
                },
                list::requestFocus);
    }

    @Override
    public void hidden() {
        atFront = false;
        open.ifPresent(chat -> chat.model().setTyping(false));
    }

    /** Opens the chat with this person, ready to write. */
    public void open(PersonId person) {
        show(person);
        open.ifPresent(ChatView::focusComposer);
    }

    private void show(PersonId person) {
        if (open.map(chat -> chat.model().id().equals(person)).orElse(false)) {
            return;
        }
        open.ifPresent(chat -> {
            drafts.put(chat.model().id(), chat.draft());
            chat.close();
        });
        ChatModel chat = new ChatModel(context, person, FxThread::atNextPulse);
        ChatView opened = new ChatView(context, text, chat, drafts.getOrDefault(person, ""));
        chat.items().addListener((ListChangeListener<ChatItem>) change -> look());
        open = Optional.of(opened);
        detail.getChildren().setAll(opened);
        reselect();
    }

    /** Opens the chat with this person at one of its messages. */
    public void openAt(PersonId person, long number) {
        open(person);
        open.ifPresent(chat -> chat.jumpTo(number));
    }

    /** Whose chat the person has before their eyes, in a window that has the keyboard. */
    public Optional<PersonId> inSight() {
        boolean looking = atFront
                && view.getScene() != null
                && view.getScene().getWindow() != null
                && view.getScene().getWindow().isFocused();
        return looking ? open.map(chat -> chat.model().id()) : Optional.empty();
    }

    /** The person may have come back to the window: what is before their eyes is read. */
    public void look() {
        inSight().ifPresent(context.client().conversations()::markRead);
    }

    private void reselect() {
        int index = open.map(chat -> model.indexOf(chat.model().id())).orElse(-1);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
    }

    private void showNothing() {
        EmptyState choose =
                new EmptyState(Feather.MESSAGE_SQUARE, words.get("detail.empty"), words.get("detail.empty.do"));
        choose.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        detail.getChildren().setAll(choose);
    }
}
