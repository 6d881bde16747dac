package org.isthmus.ui.people;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.Person;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.LineOfText;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** Everything about one person. */
final class PersonDetail extends ScrollPane {

    private final UiContext context;
    private final TextKit text;
    private final Words words;
    private final PersonActions actions;
    private final VBox content = new VBox(24);

    PersonDetail(UiContext context, TextKit text, PersonActions actions) {
        this.context = context;
        this.text = text;
        this.words = context.words(PersonDetail.class);
        this.actions = actions;
        getStyleClass().add("person-detail");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("person-content");
        content.setMaxWidth(640);
        HBox centred = new HBox(content);
        HBox.setHgrow(content, javafx.scene.layout.Priority.ALWAYS);
        centred.setAlignment(Pos.TOP_CENTER);
        setContent(centred);
    }

    void show(Person person) {
        content.getChildren().setAll(head(person), buttons(person), addresses(person));
        if (!person.groups().isEmpty()) {
            Label groups = new Label(words.get("detail.groups", String.join(", ", person.groups())));
            groups.getStyleClass().add("text-muted");
            content.getChildren().add(groups);
        }
    }

    private HBox head(Person person) {
        Avatar avatar = new Avatar(72);
        avatar.show(person.name(), person.presence());
        Label name = new Label(person.name());
        name.getStyleClass().add("title-2");
        name.setWrapText(true);
        LineOfText line = new LineOfText(text, "text-muted");
        line.show(new PresenceText(context.texts()).line(person));
        VBox who = new VBox(4, name, line);
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(0);
        HBox head = new HBox(24, avatar, who);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox buttons(Person person) {
        Button message = new Button(words.get("message"), Icons.icon(Feather.MESSAGE_CIRCLE));
        message.setId("message-person");
        message.getStyleClass().add("accent");
        message.setOnAction(click -> actions.message(person.id()));
        Button call = new Button(words.get("call"), Icons.icon(Feather.PHONE));
        call.setId("call-person");
        call.setOnAction(click -> actions.call(person.id()));
        Button rename = new Button(words.get("rename"), Icons.icon(Feather.EDIT_2));
        rename.setOnAction(click -> actions.rename(person));
        Button link = new Button(words.get("link"), Icons.icon(Feather.LINK));
        link.setOnAction(click -> actions.linkTo(person));
        return new HBox(8, message, call, rename, link);
    }

    private VBox addresses(Person person) {
        Label title = new Label(words.get("detail.addresses"));
        title.getStyleClass().add("section-title");
        VBox all = new VBox(8, title);
        for (ContactPoint point : person.points()) {
            all.getChildren().add(new PointCard(context, text, actions, person, point));
        }
        return all;
    }
}
