package org.isthmus.ui.common;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputDialog;
import javafx.stage.Window;

/** Dialogs that look like their window. FX thread. */
public final class Dialogs {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private Dialogs() {}

    /** Ties the dialog to the owner's window and gives it the same look; call it before the dialog is shown. */
    public static void dress(Dialog<?> dialog, Node owner) {
        if (owner.getScene() != null) {
            dress(dialog, owner.getScene().getWindow());
        }
    }

    /** Ties the dialog to the window and gives it the same look; call it before the dialog is shown. */
    public static void dress(Dialog<?> dialog, Window owner) {
        Scene scene = owner.getScene();
        dialog.initOwner(owner);
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.getDialogPane().getStylesheets().addAll(scene.getStylesheets());
        boolean dark = scene.getRoot().getPseudoClassStates().contains(DARK);
        dialog.getDialogPane().pseudoClassStateChanged(DARK, dark);
        dialog.getDialogPane().setNodeOrientation(scene.getRoot().getEffectiveNodeOrientation());
    }

    /** Asks before something that cannot be undone. */
    public static boolean confirm(Window owner, String title, String question, String doIt, String cancel) {
        ButtonType yes = new ButtonType(doIt, ButtonData.OK_DONE);
        ButtonType no = new ButtonType(cancel, ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.NONE, question, yes, no);
        alert.setTitle(title);
        dress(alert, owner);
        return alert.showAndWait().filter(yes::equals).isPresent();
    }

    /** Asks for one line of text; empty when it was cancelled or left empty. */
    public static Optional<String> ask(Window owner, String title, String question, String value) {
        TextInputDialog dialog = new TextInputDialog(value);
        dialog.setTitle(title);
        dialog.setContentText(question);
        dress(dialog, owner);
        return dialog.showAndWait().map(String::strip).filter(text -> !text.isEmpty());
    }
}
