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

    /** Does not wait for the person. FX thread. */
    static void ask(Node owner, Words words, Account account, Runnable onAgreed) {
        ButtonType remove = new ButtonType(words.get("remove.yes"), ButtonBar.ButtonData.OK_DONE);
        ButtonType keep = new ButtonType(words.get("remove.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, words.get("remove.text"), remove, keep);
        question.setTitle(words.get("remove"));
        Dialogs.dress(question, owner);
        question.setHeaderText(words.get("remove.title", Addresses.shown(account.address())));
        question.getDialogPane().lookupButton(remove).setId("remove-yes");
        question.resultProperty().addListener((_, _, answer) -> {
            if (remove.equals(answer)) {
                onAgreed.run();
            }
        });
        question.show();
    }
}
