package org.isthmus.ui.account;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.sip.SipAccountConfig.Transport;
import org.isthmus.gateway.xmpp.XmppAccountConfig.Encryption;
import org.isthmus.ui.account.AccountInput.Field;
import org.isthmus.ui.account.AccountInput.Problem;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Address and password; whatever only few people change is folded away. */
final class AccountForm extends VBox {

    private final Network network;
    private final boolean passwordKept;
    private final Words words;
    private final TextField address = new TextField();
    private final PasswordBox password;
    private final TextField displayName = new TextField();
    private final TextField server = new TextField();
    private final TextField port = new TextField();
    private final TextField authUser = new TextField();
    private final ChoiceBox<Transport> transport = new ChoiceBox<>();
    private final CheckBox largeMessages = new CheckBox();
    private final ChoiceBox<Encryption> encryption = new ChoiceBox<>();
    private final ToggleButton more = new ToggleButton();
    private final Map<Field, FormField> fields = new EnumMap<>(Field.class);
    private final ReadOnlyObjectWrapper<AccountInput> input;
    private boolean missingShown;

    AccountForm(Words words, AccountInput begin) {
        super(16);
        this.words = words;
        this.network = begin.network();
        this.passwordKept = begin.passwordKept();
        this.password = new PasswordBox(words);
        this.input = new ReadOnlyObjectWrapper<>(this, "input", begin);
        getStyleClass().add("account-form");
        fill(begin);
        address.setId("account-address");
        address.setPromptText(words.get("address.prompt." + network));
        password.field().setPromptText(passwordKept ? words.get("password.kept") : "");
        field(Field.ADDRESS, new FormField(words.get("address"), address));
        field(Field.PASSWORD, new FormField(words.get("password"), password, password.field()));
        VBox advanced = advanced();
        dressFold(advanced, begin.advanced());
        getChildren().addAll(fieldOf(Field.ADDRESS), fieldOf(Field.PASSWORD), more, advanced);
        watch();
        address.textProperty().addListener((_, _, _) -> refresh());
    }

    /** What stands in the form now. */
    ReadOnlyObjectProperty<AccountInput> inputProperty() {
        return input.getReadOnlyProperty();
    }

    /** The person is through with typing: from now on what is missing counts as a mistake. Goes to the first one. */
    void complain() {
        missingShown = true;
        refresh();
        List<Problem> problems = input.get().problems();
        if (!problems.isEmpty()) {
            focus(problems.getFirst().field());
        }
    }

    /** At the next turn: a form that was shown just now is not on the screen before. */
    void focusAddress() {
        Platform.runLater(address::requestFocus);
    }

    void focusPassword() {
        Platform.runLater(password.field()::requestFocus);
    }

    void onEnter(Runnable action) {
        address.setOnAction(_ -> action.run());
        password.field().setOnAction(_ -> action.run());
        displayName.setOnAction(_ -> action.run());
        server.setOnAction(_ -> action.run());
        port.setOnAction(_ -> action.run());
        authUser.setOnAction(_ -> action.run());
    }

    private void focus(Field field) {
        switch (field) {
            case ADDRESS -> address.requestFocus();
            case PASSWORD -> password.field().requestFocus();
            case SERVER, PORT -> {
                more.setSelected(true);
                (field == Field.SERVER ? server : port).requestFocus();
            }
        }
    }

    private void fill(AccountInput begin) {
        address.setText(begin.address());
        password.textProperty().set(begin.password());
        displayName.setText(begin.displayName());
        server.setText(begin.server());
        port.setText(begin.port());
        authUser.setText(begin.authUser());
        transport.getItems().setAll(Transport.values());
        transport.setValue(begin.transport());
        largeMessages.setSelected(begin.largeMessages());
        encryption.getItems().setAll(Encryption.values());
        encryption.setValue(begin.encryption());
    }

    private VBox advanced() {
        server.setId("account-server");
        server.setPromptText(words.get("server.prompt"));
        port.setId("account-port");
        port.setPrefColumnCount(6);
        port.promptTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> Integer.toString(input.get().usualPort()), input));
        field(Field.SERVER, new FormField(words.get("server"), server));
        field(Field.PORT, new FormField(words.get("port"), port));
        FormField serverField = fieldOf(Field.SERVER);
        HBox serverAndPort = new HBox(16, serverField, fieldOf(Field.PORT));
        HBox.setHgrow(serverField, Priority.ALWAYS);
        VBox box = new VBox(16, new FormField(words.get("name"), displayName), serverAndPort);
        displayName.setPromptText(words.get("name.prompt"));
        box.getChildren().addAll(network == Network.SIP ? sipOptions() : List.of(xmppOptions()));
        box.getStyleClass().add("account-advanced");
        return box;
    }

    private List<Node> sipOptions() {
        transport.setId("account-transport");
        transport.setConverter(namedBy("transport."));
        authUser.setPromptText(words.get("authuser.prompt"));
        FormField way = new FormField(words.get("transport"), transport);
        FormField user = new FormField(words.get("authuser"), authUser);
        HBox row = new HBox(16, user, way);
        HBox.setHgrow(user, Priority.ALWAYS);
        largeMessages.setText(words.get("large"));
        largeMessages.setWrapText(true);
        Label why = new Label(words.get("large.why"));
        why.getStyleClass().add("caption");
        why.setWrapText(true);
        return List.of(row, new VBox(4, largeMessages, why));
    }

    private FormField xmppOptions() {
        encryption.setId("account-encryption");
        encryption.setConverter(namedBy("encryption."));
        return new FormField(words.get("encryption"), encryption);
    }

    private void dressFold(VBox advanced, boolean open) {
        more.setId("account-more");
        more.setText(words.get("more"));
        more.getStyleClass().addAll("flat", "fold-button");
        FontIcon chevron = Icons.icon(Feather.CHEVRON_RIGHT);
        more.setGraphic(chevron);
        more.selectedProperty()
                .addListener(
                        (_, _, shown) -> chevron.setIconCode(shown ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        more.setSelected(open);
        advanced.visibleProperty().bind(more.selectedProperty());
        advanced.managedProperty().bind(more.selectedProperty());
    }

    private void field(Field field, FormField row) {
        fields.put(field, row);
    }

    private FormField fieldOf(Field field) {
        FormField row = fields.get(field);
        if (row == null) {
            throw new IllegalStateException("No row for " + field + ".");
        }
        return row;
    }

    private void watch() {
        List.of(
                        password.textProperty(),
                        displayName.textProperty(),
                        server.textProperty(),
                        port.textProperty(),
                        authUser.textProperty())
                .forEach(text -> text.addListener((_, _, _) -> refresh()));
        transport.valueProperty().addListener((_, _, _) -> refresh());
        encryption.valueProperty().addListener((_, _, _) -> refresh());
        largeMessages.selectedProperty().addListener((_, _, _) -> refresh());
    }

    private void refresh() {
        AccountInput now = new AccountInput(
                network,
                address.getText(),
                password.textProperty().get(),
                passwordKept,
                displayName.getText(),
                server.getText(),
                port.getText(),
                authUser.getText(),
                transport.getValue(),
                largeMessages.isSelected(),
                encryption.getValue());
        input.set(now);
        fields.forEach((field, row) -> row.show(now.problems().stream()
                .filter(problem -> problem.field() == field && (missingShown || !problem.missing()))
                .map(problem -> words.get(problem.key(), problem.detail()))
                .findFirst()
                .orElse("")));
    }

    private <T extends Enum<T>> StringConverter<T> namedBy(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return words.get(prefix + value.name());
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Chosen, never typed.");
            }
        };
    }
}
