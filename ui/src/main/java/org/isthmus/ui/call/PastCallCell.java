package org.isthmus.ui.call;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.call.PastCall;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A call that is over, in the list. */
final class PastCallCell extends ListCell<PastCall> {

    private static final PseudoClass MISSED = PseudoClass.getPseudoClass("missed");

    private final CallWords says;
    private final Avatar avatar = new Avatar(40);
    private final Label name = new Label();
    private final Label line = new Label();
    private final Label time = new Label();
    private final NetworkMark mark = new NetworkMark();
    private final FontIcon way = Icons.icon(Feather.PHONE_INCOMING, "call-way");
    private final HBox row;

    PastCallCell(CallWords says) {
        this.says = says;
        getStyleClass().add("past-call");
        name.getStyleClass().add("row-name");
        name.setMinWidth(0);
        line.getStyleClass().add("past-call-line");
        line.setMinWidth(0);
        time.getStyleClass().addAll("text-muted", "caption");
        time.setMinWidth(USE_PREF_SIZE);
        HBox below = new HBox(8, way, line);
        below.setAlignment(Pos.CENTER_LEFT);
        VBox both = new VBox(4, name, below);
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        VBox right = new VBox(4, time, mark);
        right.setAlignment(Pos.CENTER_RIGHT);
        row = new HBox(12, avatar, both, right);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PastCall call, boolean empty) {
        super.updateItem(call, empty);
        if (empty || call == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        avatar.show(call.name());
        name.setText(says.who().name(call));
        line.setText(says.past(call));
        time.setText(says.when(call.began()));
        mark.show(java.util.Set.of(call.peer().network()));
        way.setIconCode(
                call.missed()
                        ? Feather.PHONE_MISSED
                        : call.incoming() ? Feather.PHONE_INCOMING : Feather.PHONE_OUTGOING);
        pseudoClassStateChanged(MISSED, call.missed());
        setGraphic(row);
        setAccessibleText(
                name.getText() + ", " + Addresses.shown(call.peer()) + ", " + line.getText() + ", " + time.getText());
    }
}
