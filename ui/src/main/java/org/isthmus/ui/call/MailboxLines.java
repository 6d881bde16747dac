package org.isthmus.ui.call;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.endpoint.Mailbox;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** A line for each account whose mailbox has new messages, with the way to hear them. FX thread. */
final class MailboxLines extends VBox {

    private final UiContext context;
    private final Words words;

    MailboxLines(UiContext context) {
        super(6);
        this.context = context;
        this.words = context.words(MailboxLines.class);
        setId("mailboxes");
        context.client().accounts().observe(new FxObserver<AccountEvent>(events -> refresh()));
        refresh();
    }

    private void refresh() {
        getChildren()
                .setAll(context.client().accounts().all().stream()
                        .filter(account ->
                                account.enabled() && account.mailbox().waiting())
                        .map(this::line)
                        .toList());
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private HBox line(Account account) {
        Mailbox mailbox = account.mailbox();
        Label text = new Label(
                mailbox.fresh() == 0
                        ? words.get("mailbox.some", Addresses.shown(account.address()))
                        : words.get("mailbox.new", mailbox.fresh(), Addresses.shown(account.address())));
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button hear = new Button(words.get("mailbox.hear"));
        hear.setMinWidth(USE_PREF_SIZE);
        hear.setOnAction(click -> context.navigator()
                .call(new Route(account.id(), mailbox.number().orElse(account.address())), false));
        HBox line = new HBox(8, Icons.icon(Feather.VOICEMAIL), text, hear);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
