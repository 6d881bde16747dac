package org.isthmus.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** One line under the top bar while an account cannot sign in: which, why, and the way to the settings. */
final class AccountNotice extends HBox {

    private final UiContext context;
    private final Words words;
    private final FailureText failures;
    private final Label text = new Label();

    AccountNotice(UiContext context) {
        super(12);
        this.context = context;
        this.words = context.words(AccountNotice.class);
        this.failures = new FailureText(context.texts());
        getStyleClass().addAll("notice-bar", "notice-bad");
        setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Hyperlink settings = new Hyperlink(words.get("account.trouble.see"));
        settings.setMinWidth(USE_PREF_SIZE);
        settings.setOnAction(click -> context.navigator().openSettings());
        getChildren().addAll(Icons.icon(Feather.ALERT_TRIANGLE), text, settings);
        context.client().accounts().observe(new FxObserver<AccountEvent>(events -> refresh()));
        refresh();
    }

    private void refresh() {
        List<Account> failed = context.client().accounts().all().stream()
                .filter(account -> account.enabled() && account.state() instanceof EndpointState.Failed)
                .toList();
        Optional<Account> first = failed.stream().findFirst();
        setVisible(first.isPresent());
        setManaged(first.isPresent());
        first.ifPresent(account -> {
            if (account.state() instanceof EndpointState.Failed state) {
                String why = failures.what(state.failure().reason());
                String shown = Addresses.shown(account.address());
                text.setText(
                        failed.size() == 1
                                ? words.get("account.trouble", shown, why)
                                : words.get("account.trouble.more", shown, why, failed.size() - 1));
            }
        });
    }
}
