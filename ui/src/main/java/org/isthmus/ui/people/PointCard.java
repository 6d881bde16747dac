package org.isthmus.ui.people;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.people.ContactPoint;
import org.isthmus.app.people.ContactPoint.Subscription;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.gateway.signal.DevicePresence;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.PresenceDot;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.isthmus.ui.text.LineOfText;
import org.isthmus.ui.text.TextKit;
import org.kordamp.ikonli.feather.Feather;

/** One address of a person: the network, the devices there, and what can be done with it. */
final class PointCard extends VBox {

    private final Words words;
    private final PresenceText presence;
    private final TextKit text;

    PointCard(UiContext context, TextKit text, PersonActions actions, Person person, ContactPoint point) {
        super(8);
        this.words = context.words(PointCard.class);
        this.presence = new PresenceText(context.texts());
        this.text = text;
        getStyleClass().addAll("card-box", NetworkMark.styleOf(point.network()));
        Label address = new Label(Addresses.shown(point.address()));
        address.getStyleClass().add("point-address");
        address.setMinWidth(0);
        address.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(address, Priority.ALWAYS);
        HBox head = new HBox(8, new NetworkMark(point.network()), address);
        head.setAlignment(Pos.CENTER_LEFT);
        if (person.points().size() > 1) {
            head.getChildren().add(button(Feather.SCISSORS, "unlink", () -> actions.unlink(person, point)));
        }
        head.getChildren()
                .addAll(
                        button(
                                point.blocked() ? Feather.CHECK_CIRCLE : Feather.SLASH,
                                point.blocked() ? "unblock" : "block",
                                () -> actions.setBlocked(person, point, !point.blocked())),
                        button(Feather.TRASH_2, "remove", () -> actions.remove(person, point)));
        getChildren().add(head);
        if (point.blocked()) {
            note(words.get("point.blocked"));
        } else if (point.devices().isEmpty()) {
            note(words.get("point." + subscription(point.subscription())));
        } else {
            point.devices().forEach(this::device);
        }
    }

    private static String subscription(Subscription subscription) {
        return switch (subscription) {
            case NONE -> "none";
            case ASKED -> "asked";
            case GRANTED -> "granted";
        };
    }

    private Button button(Feather icon, String key, Runnable action) {
        Button button = Icons.button(icon, words.get(key), "flat");
        button.setOnAction(click -> action.run());
        return button;
    }

    private void note(String said) {
        Label note = new Label(said);
        note.getStyleClass().add("caption");
        note.setWrapText(true);
        getChildren().add(note);
    }

    private void device(DevicePresence device) {
        boolean there = device.availability() != Availability.OFFLINE
                && !device.device().isEmpty();
        String state = presence.of(device.availability());
        String line = there ? words.get("point.on", state, device.device()) : state;
        LineOfText shown = new LineOfText(text, "caption");
        shown.show(device.note().isEmpty() ? line : line + " · " + device.note());
        HBox row = new HBox(8, PresenceDot.of(device.availability()), shown);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(shown, Priority.ALWAYS);
        getChildren().add(row);
    }
}
