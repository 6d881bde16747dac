package org.isthmus.ui.call;

import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.isthmus.app.call.PastCall;
import org.isthmus.app.conversation.Route;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.EmptyState;
import org.isthmus.ui.common.Navigator;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.Page;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** Calls: what has been at the left, what is going on at the right. FX thread. */
public final class CallsPage implements Page {

    private static final Duration SECOND = Duration.seconds(1);

    private final Words words;
    private final CallModel model;
    private final SplitPane view = new SplitPane();
    private final LiveCards cards;
    private final ListView<PastCall> list = new ListView<>();
    private final Navigator navigator;

    /** @param dress gives a window the look of the main one */
    public CallsPage(UiContext context, CallModel model, NoticeBar notice, Consumer<Scene> dress) {
        this.words = context.words(CallsPage.class);
        this.model = model;
        this.navigator = context.navigator();
        CallWords says = new CallWords(context.texts(), context.clock());
        cards = new LiveCards(
                model.live(),
                call -> new CallCard(context, says, model.calls(), notice, dress, call),
                () -> new StackPane(new EmptyState(
                        Feather.PHONE,
                        words.get("empty.title"),
                        words.get(context.client().lab().running() ? "empty.lab" : "empty.text"))));
        ScrollPane now = new ScrollPane(cards.view());
        now.setFitToWidth(true);
        now.setFitToHeight(true);
        now.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.getStyleClass().add("calls-page");
        view.getItems().setAll(side(context, says, notice), now);
        view.setDividerPositions(0.36);
        Styles.add(view, CallsPage.class, "call.css");
        model.transferProperty()
                .addListener((value, old, latest) -> latest.ifPresent(asked -> notice.say(
                        words.get("transfer.asked", says.who().name(asked.call()), Addresses.shown(asked.target())),
                        words.get("transfer.follow"),
                        () -> model.calls().follow(asked.call().key()))));
        CallNotices notices = new CallNotices(words, says.who(), notice);
        model.newsProperty().addListener((value, old, latest) -> latest.ifPresent(notices::say));
        Timeline clock = new Timeline(new KeyFrame(SECOND, tick -> cards.tick()));
        clock.setCycleCount(Timeline.INDEFINITE);
        model.live().addListener((javafx.beans.Observable changed) -> {
            if (model.live().isEmpty()) {
                clock.stop();
            } else {
                clock.play();
            }
        });
        if (!model.live().isEmpty()) {
            clock.play();
        }
    }

    private BorderPane side(UiContext context, CallWords says, NoticeBar notice) {
        Label title = new Label(words.get("title"));
        title.getStyleClass().add("title-3");
        list.setId("past-calls");
        list.setCellFactory(made -> new PastCallCell(says));
        list.setFixedCellSize(64);
        list.setItems(model.past());
        list.setPlaceholder(new Label(words.get("past.none")));
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                callAgain();
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                callAgain();
            }
        });
        VBox head = new VBox(12, title, new DialBox(context, notice), new MailboxLines(context));
        head.getStyleClass().add("calls-head");
        head.setAlignment(Pos.TOP_LEFT);
        BorderPane side = new BorderPane(list);
        side.setTop(head);
        side.getStyleClass().add("list-side");
        side.setMinWidth(260);
        SplitPane.setResizableWithParent(side, false);
        VBox.setVgrow(list, Priority.ALWAYS);
        return side;
    }

    private void callAgain() {
        PastCall call = list.getSelectionModel().getSelectedItem();
        if (call != null) {
            navigator.call(new Route(call.account(), call.peer()), false);
        }
    }

    @Override
    public String title() {
        return words.get("title");
    }

    @Override
    public Feather icon() {
        return Feather.PHONE;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        model.calls().missedSeen();
        cards.refresh();
    }
}
