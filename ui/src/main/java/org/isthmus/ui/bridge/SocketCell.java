package org.isthmus.ui.bridge;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.Words;

/** One socket: who it is, and the hole that a cable goes into, at the side where the cables are. */
final class SocketCell extends ListCell<Socket> {

    private static final PseudoClass PLUGGED = PseudoClass.getPseudoClass("plugged");
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private final PatchBayModel model;
    private final Words words;
    private final PresenceText presenceText;
    private final Avatar avatar = new Avatar(32);
    private final Label name = new Label();
    private final Label address = new Label();
    private final HBox row;
    private final InvalidationListener redraw = _ -> mark();

    SocketCell(PatchBayModel model, Network network, Words words, PresenceText presenceText) {
        this.model = model;
        this.words = words;
        this.presenceText = presenceText;
        getStyleClass().add("socket");
        name.getStyleClass().add("socket-name");
        address.getStyleClass().add("socket-address");
        VBox text = new VBox(name, address);
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        StackPane jack = new StackPane(new Circle(11), new Circle(5));
        jack.getStyleClass().add("jack");
        jack.getChildren().get(0).getStyleClass().add("jack-ring");
        jack.getChildren().get(1).getStyleClass().add("jack-hole");
        jack.setMinSize(24, 24);
        row = network == Network.SIP ? new HBox(12, avatar, text, jack) : new HBox(12, jack, avatar, text);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setGraphic(row);
        WeakInvalidationListener weak = new WeakInvalidationListener(redraw);
        model.heldProperty().addListener(weak);
        model.targetProperty().addListener(weak);
        model.column(network).touchedProperty().addListener(weak);
    }

    @Override
    protected void updateItem(Socket socket, boolean empty) {
        super.updateItem(socket, empty);
        mark();
    }

    private void mark() {
        Socket socket = getItem();
        boolean there = socket != null && !isEmpty();
        row.setVisible(there);
        pseudoClassStateChanged(PLUGGED, there && socket.plugged());
        pseudoClassStateChanged(HELD, there && model.heldProperty().get().equals(Optional.of(socket)));
        pseudoClassStateChanged(TARGET, there && model.targetProperty().get().equals(Optional.of(socket)));
        if (!there) {
            setAccessibleText("");
            return;
        }
        PresenceSummary presence = model.presenceOf(socket);
        avatar.show(socket.title(), presence);
        name.setText(socket.title());
        address.setText(socket.addressText());
        setAccessibleText(words.get(
                socket.plugged() ? "socket.accessible.plugged" : "socket.accessible.free",
                socket.title(),
                socket.network().name(),
                socket.addressText(),
                presenceText.of(presence)));
    }
}
