package org.isthmus.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.Accounts;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.EndpointState.Failed;
import org.isthmus.gateway.endpoint.EndpointState.Online;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.FailureText;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** The person's accounts, how each one is, and the ways to add and change them. */
final class AccountsSection extends Section {

    private final Accounts accounts;
    private final Words words;
    private final FailureText failures;
    private final Consumer<Account> onEdit;
    private final Button addSip;
    private final Button addXmpp;
    private List<Account> drawn = List.of();

    AccountsSection(UiContext context, Consumer<Network> onAdd, Consumer<Account> onEdit) {
        super(context.words(AccountsSection.class).get("accounts"));
        this.accounts = context.client().accounts();
        this.words = context.words(AccountsSection.class);
        this.failures = new FailureText(context.texts());
        this.onEdit = onEdit;
        this.addSip = addButton(Network.SIP, onAdd);
        this.addXmpp = addButton(Network.XMPP, onAdd);
        draw();
        accounts.observe(new FxObserver<AccountEvent>(_ -> {
            if (!accounts.all().equals(drawn)) {
                draw();
            }
        }));
    }

    void focus() {
        addSip.requestFocus();
    }

    private Button addButton(Network network, Consumer<Network> onAdd) {
        Button add = new Button(words.get("accounts.add." + network), Icons.icon(Feather.PLUS));
        add.setId("settings-add-" + network);
        add.setOnAction(_ -> onAdd.accept(network));
        return add;
    }

    private void draw() {
        drawn = accounts.all();
        clear();
        if (drawn.isEmpty()) {
            Label none = new Label(words.get("accounts.none"));
            none.getStyleClass().add("text-muted");
            row(new HBox(none));
        }
        drawn.forEach(account -> row(accountRow(account)));
        row(new HBox(8, addSip, addXmpp));
    }

    private HBox accountRow(Account account) {
        String address = Addresses.shown(account.address());
        Label name = new Label(address);
        name.getStyleClass().add("settings-name");
        HBox line = new HBox(8, name, new NetworkMark(account.network()));
        line.setAlignment(Pos.CENTER_LEFT);
        if (account.demo()) {
            Label demo = new Label(words.get("accounts.demo"));
            demo.getStyleClass().add("demo-mark");
            line.getChildren().add(demo);
        }
        Label state = new Label(stateText(account));
        state.getStyleClass().add("caption");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        VBox text = new VBox(2, line, state);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        Circle dot = new Circle(5);
        dot.getStyleClass().addAll("account-dot", stateStyle(account));
        ToggleSwitch enabled = new ToggleSwitch();
        enabled.setSelected(account.enabled());
        enabled.setAccessibleText(words.get("accounts.enabled", address));
        enabled.selectedProperty().addListener((_, _, on) -> accounts.setEnabled(account.id(), on));
        Button edit = Icons.button(Feather.EDIT_2, words.get("accounts.edit", address), "flat");
        edit.setId("settings-edit-" + account.id().value());
        edit.setOnAction(_ -> onEdit.accept(account));
        edit.setDisable(account.demo());
        HBox row = new HBox(16, dot, text, enabled, edit);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String stateText(Account account) {
        if (!account.enabled()) {
            return words.get("accounts.off");
        }
        return switch (account.state()) {
            case EndpointState.Offline _ -> words.get("accounts.offline");
            case EndpointState.Connecting _ -> words.get("accounts.connecting");
            case Online(String transport, boolean encrypted) ->
                words.get(encrypted ? "accounts.online" : "accounts.online.plain", transport);
            case Failed failed -> failures.what(failed.failure().reason());
        };
    }

    private static String stateStyle(Account account) {
        if (!account.enabled()) {
            return "account-off";
        }
        return switch (account.state()) {
            case EndpointState.Offline _ -> "account-off";
            case EndpointState.Connecting _ -> "account-busy";
            case Online _ -> "account-online";
            case Failed _ -> "account-failed";
        };
    }
}
