package org.isthmus.ui.people;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.isthmus.app.people.PresenceRequest;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.LineOfText;
import org.isthmus.ui.text.TextKit;

/** Those who ask to see our presence, with an answer one click away. */
final class RequestsBar extends VBox {

    /** More wait until these are answered: whoever floods us with requests must not fill the window. */
    private static final int MOST = 3;

    private final Words words;
    private final TextKit text;
    private final PersonActions actions;

    RequestsBar(Words words, TextKit text, PersonActions actions) {
        super(8);
        this.words = words;
        this.text = text;
        this.actions = actions;
        getStyleClass().add("requests-bar");
        show(List.of());
    }

    void show(List<PresenceRequest> requests) {
        setVisible(!requests.isEmpty());
        setManaged(!requests.isEmpty());
        getChildren().setAll(requests.stream().limit(MOST).map(this::card).toList());
        if (requests.size() > MOST) {
            Label more = new Label(words.get("request.more", requests.size() - MOST));
            more.getStyleClass().add("caption");
            getChildren().add(more);
        }
    }

    private VBox card(PresenceRequest request) {
        Label who = new Label(Addresses.shown(request.from()));
        who.getStyleClass().add("row-name-unread");
        who.setMinWidth(0);
        HBox head = new HBox(8, who, new NetworkMark(request.from().network()));
        head.setAlignment(Pos.CENTER_LEFT);
        Label asks = new Label(words.get("request.asks"));
        asks.getStyleClass().add("caption");
        asks.setWrapText(true);
        Button accept = new Button(words.get("request.accept"));
        accept.getStyleClass().addAll("accent", "small");
        accept.setAccessibleText(words.get("request.accept.name", who.getText()));
        accept.setOnAction(click -> actions.answer(request, true));
        Button decline = new Button(words.get("request.decline"));
        decline.getStyleClass().add("small");
        decline.setAccessibleText(words.get("request.decline.name", who.getText()));
        decline.setOnAction(click -> actions.answer(request, false));
        VBox card = new VBox(8, head, asks);
        if (!request.note().isBlank()) {
            LineOfText note = new LineOfText(text, "request-note");
            note.show("“" + request.note() + "”");
            card.getChildren().add(note);
        }
        card.getChildren().add(new HBox(8, accept, decline));
        card.getStyleClass().add("card-box");
        return card;
    }
}
