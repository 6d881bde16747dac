package org.isthmus.ui.chat;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.people.Person;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.LineOfText;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** The head of a chat: who it is with, whether they are there, and the way that messages go. */
final class ChatHeader extends HBox {

    private final ChatModel model;
    private final Words words;
    private final PresenceText presence;
    private final Avatar avatar = new Avatar(40);
    private final Label name = new Label();
    private final NetworkMark marks = new NetworkMark();
    private final LineOfText line;

    ChatHeader(UiContext context, TextKit text, ChatModel model) {
        this.model = model;
        this.words = context.words(ChatHeader.class);
        this.presence = new PresenceText(context.texts());
        this.line = new LineOfText(text, "caption");
        getStyleClass().add("chat-header");
        setSpacing(12);
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("chat-title");
        name.setMinWidth(0);
        HBox top = new HBox(8, name, marks);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox who = new VBox(2, top, line);
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(0);
        HBox.setHgrow(who, Priority.ALWAYS);
        Button about = Icons.button(Feather.INFO, words.get("header.person"), "flat");
        about.setOnAction(click -> context.navigator().openPerson(model.id()));
        about.disableProperty().bind(model.personProperty().map(Optional::isEmpty));
        Button call = call(context, Feather.PHONE, "header.call", false);
        call.setId("call-person");
        Button video = call(context, Feather.VIDEO, "header.video", true);
        video.setId("call-person-video");
        RouteChooser route = new RouteChooser(model, words);
        route.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(avatar, who, route, call, video, about);
        model.personProperty().addListener((value, old, now) -> refresh());
        model.typingProperty().addListener((value, old, now) -> refresh());
        refresh();
    }

    private Button call(UiContext context, Feather icon, String name, boolean video) {
        Button call = Icons.button(icon, words.get(name), "flat");
        call.setOnAction(click ->
                model.routeProperty().get().ifPresent(way -> context.navigator().call(way, video)));
        call.disableProperty().bind(model.routeProperty().map(Optional::isEmpty));
        return call;
    }

    private void refresh() {
        String title = model.title();
        name.setText(title);
        model.personProperty().get().ifPresentOrElse(this::show, () -> {
            avatar.show(title);
            marks.show(java.util.Set.of());
            line.show(words.get("header.gone"));
        });
    }

    private void show(Person person) {
        avatar.show(person.name(), person.presence());
        marks.show(person.networks());
        line.show(model.typingProperty().get() ? words.get("header.typing") : presence.line(person));
    }
}
