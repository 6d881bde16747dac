package org.isthmus.ui.account;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import org.isthmus.app.account.Account;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.Words;

/** Asks before an account goes away. */
final class RemoveQuestion {

    private RemoveQuestion() {}

    /** Waits for the person; FX thread. */
    static boolean agreed(Node owner, Words words, Account account) {
        ButtonType remove = new ButtonType(words.get("remove.yes"), ButtonBar.ButtonData.OK_DONE);
        ButtonType keep = new ButtonType(words.get("remove.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, words.get("remove.text"), remove, keep);
        question.setTitle(words.get("remove"));
        question.setHeaderText(words.get("remove.title", Addresses.shown(account.address())));
        question.setGraphic(null);
        Dialogs.dress(question, owner);
        return question.showAndWait().filter(remove::equals).isPresent();
    }
}
