package org.isthmus.ui.account;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** A password that the person may look at while typing. */
final class PasswordBox extends HBox {

    private final PasswordField hidden = new PasswordField();
    private final TextField plain = new TextField();

    PasswordBox(Words words) {
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        hidden.setId("account-password");
        plain.textProperty().bindBidirectional(hidden.textProperty());
        plain.promptTextProperty().bind(hidden.promptTextProperty());
        plain.accessibleTextProperty().bind(hidden.accessibleTextProperty());
        plain.onActionProperty().bind(hidden.onActionProperty());
        ToggleButton look = Icons.toggle(Feather.EYE, words.get("password.show"), "flat");
        plain.visibleProperty().bind(look.selectedProperty());
        hidden.visibleProperty().bind(look.selectedProperty().not());
        StackPane both = new StackPane(hidden, plain);
        HBox.setHgrow(both, Priority.ALWAYS);
        getChildren().addAll(both, look);
    }

    PasswordField field() {
        return hidden;
    }

    Node plainField() {
        return plain;
    }

    StringProperty textProperty() {
        return hidden.textProperty();
    }
}
