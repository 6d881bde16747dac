package org.isthmus.ui.common;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;

/** Dialogs that look like the window they belong to. */
public final class Dialogs {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private Dialogs() {}

    /** Ties the dialog to the owner's window and gives it the same look; call it before the dialog is shown. */
    public static void dress(Dialog<?> dialog, Node owner) {
        Scene scene = owner.getScene();
        if (scene == null) {
            return;
        }
        dialog.initOwner(scene.getWindow());
        dialog.getDialogPane().getStylesheets().addAll(scene.getStylesheets());
        boolean dark = scene.getRoot().getPseudoClassStates().contains(DARK);
        dialog.getDialogPane().pseudoClassStateChanged(DARK, dark);
        dialog.getDialogPane().setNodeOrientation(scene.getRoot().getEffectiveNodeOrientation());
    }
}
