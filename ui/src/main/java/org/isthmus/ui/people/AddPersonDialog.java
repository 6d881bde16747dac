package org.isthmus.ui.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.isthmus.app.account.Account;
import org.isthmus.app.people.Person;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Asks for the address of a new person and for the account that reaches them. */
public final class AddPersonDialog extends Dialog<AddPersonDialog.NewPerson> {

    /** What was filled in. */
    public record NewPerson(Account account, Address address, String name, Set<String> groups) {}

    private final Words words;
    private final TextField address = new TextField();
    private final TextField name = new TextField();
    private final ComboBox<String> group = new ComboBox<>();
    private final ComboBox<Account> account = new ComboBox<>();
    private final Label problem = new Label();

    /** @param prefilled an address that was typed elsewhere, with its network */
    public AddPersonDialog(UiContext context, Window owner, Optional<Address> prefilled) {
        this.words = context.words(AddPersonDialog.class);
        List<Account> accounts = context.client().accounts().all();
        setTitle(words.get("add.title"));
        address.setId("add-address");
        address.setPromptText("romeo@example.org");
        name.setId("add-name");
        name.setPromptText(words.get("add.name.hint"));
        group.setEditable(true);
        group.setMaxWidth(Double.MAX_VALUE);
        group.getItems().setAll(groups(context));
        account.setId("add-account");
        account.setMaxWidth(Double.MAX_VALUE);
        account.setConverter(new AccountNames());
        account.getItems().setAll(accounts);
        if (!accounts.isEmpty()) {
            account.setValue(accounts.getFirst());
        }
        prefilled.ifPresent(typed -> {
            address.setText(Addresses.shown(typed));
            choose(typed.network());
        });
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(36);
        problem.setAlignment(Pos.TOP_LEFT);
        Label hint = new Label(words.get("add.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().add("text-muted");
        getDialogPane().setContent(new VBox(16, hint, form(), problem));
        getDialogPane().setPrefWidth(480);
        buttons();
        address.textProperty().addListener((value, old, text) -> typed(text));
        Dialogs.dress(this, owner);
        setOnShown(event -> address.requestFocus());
    }

    private GridPane form() {
        GridPane form = new GridPane(16, 12);
        form.addRow(0, label("add.address", address), address);
        form.addRow(1, label("add.account", account), account);
        form.addRow(2, label("add.name", name), name);
        form.addRow(3, label("add.group", group), group);
        GridPane.setHgrow(address, javafx.scene.layout.Priority.ALWAYS);
        return form;
    }

    private Label label(String key, javafx.scene.control.Control target) {
        Label label = new Label(words.get(key));
        label.setLabelFor(target);
        label.setMinWidth(96);
        target.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private void buttons() {
        ButtonType add = new ButtonType(words.get("add.do"), ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(words.get("cancel"), ButtonData.CANCEL_CLOSE);
        getDialogPane().getButtonTypes().addAll(add, cancel);
        if (getDialogPane().lookupButton(add) instanceof Button ok) {
            ok.setId("add-ok");
            ok.disableProperty()
                    .bind(address.textProperty()
                            .isEmpty()
                            .or(account.valueProperty().isNull()));
            ok.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
                if (result().isEmpty()) {
                    event.consume();
                }
            });
        }
        setResultConverter(button -> button == add ? result().orElse(null) : null);
    }

    private void typed(String text) {
        problem.setText("");
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("sip:") || lower.startsWith("sips:") || lower.startsWith("tel:")) {
            choose(Network.SIP);
        } else if (lower.startsWith("xmpp:")) {
            choose(Network.XMPP);
        }
    }

    private void choose(Network network) {
        account.getItems().stream()
                .filter(one -> one.network() == network)
                .findFirst()
                .ifPresent(account::setValue);
    }

    private Optional<NewPerson> result() {
        Account chosen = account.getValue();
        if (chosen == null) {
            return Optional.empty();
        }
        try {
            Address parsed = Address.parse(chosen.network(), address.getText()).bare();
            String in = group.getEditor().getText().strip();
            return Optional.of(
                    new NewPerson(chosen, parsed, name.getText().strip(), in.isEmpty() ? Set.of() : Set.of(in)));
        } catch (AddressException e) {
            problem.setText(words.get("add.bad", chosen.network().name(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static List<String> groups(UiContext context) {
        return context.client().people().all().stream()
                .map(Person::groups)
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static final class AccountNames extends StringConverter<Account> {
        @Override
        public String toString(Account one) {
            return one == null ? "" : one.network().name() + " · " + Addresses.shown(one.address());
        }

        @Override
        public Account fromString(String text) {
            throw new UnsupportedOperationException("Accounts are chosen, not typed.");
        }
    }
}
