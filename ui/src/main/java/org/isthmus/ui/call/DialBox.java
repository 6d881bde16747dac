package org.isthmus.ui.call;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.conversation.Route;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** Where an address or a number is typed and called, over an account that is signed in. FX thread. */
final class DialBox extends VBox {

    private final UiContext context;
    private final Words words;
    private final NoticeBar notice;
    private final TextField field = new TextField();
    private final ComboBox<Account> over = new ComboBox<>();

    DialBox(UiContext context, NoticeBar notice) {
        super(8);
        this.context = context;
        this.words = context.words(DialBox.class);
        this.notice = notice;
        getStyleClass().add("dial-box");
        field.setId("dial-address");
        field.setPromptText(words.get("dial.prompt"));
        field.setOnAction(entered -> dial(false));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button call = Icons.button(Feather.PHONE, words.get("dial"), "accent");
        call.setId("dial");
        call.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> field.getText().isBlank(), field.textProperty()));
        call.setOnAction(click -> dial(false));
        Button video = Icons.button(Feather.VIDEO, words.get("dial.video"), "flat");
        video.setId("dial-video");
        video.disableProperty().bind(call.disableProperty());
        video.setOnAction(click -> dial(true));
        HBox line = new HBox(8, field, call, video);
        line.setAlignment(Pos.CENTER_LEFT);
        over.setId("dial-account");
        over.setMaxWidth(Double.MAX_VALUE);
        over.setAccessibleText(words.get("dial.over"));
        over.setConverter(new Names());
        getChildren().addAll(line, over);
        context.client().accounts().observe(new FxObserver<AccountEvent>(events -> refresh()));
        refresh();
    }

    private void refresh() {
        Optional<Account> chosen = Optional.ofNullable(over.getValue());
        List<Account> usable = context.client().accounts().all().stream()
                .filter(Account::enabled)
                .toList();
        over.getItems().setAll(usable);
        over.setValue(chosen.flatMap(old -> usable.stream()
                        .filter(account -> account.id().equals(old.id()))
                        .findFirst())
                .or(() -> usable.stream().findFirst())
                .orElse(null));
    }

    private void dial(boolean video) {
        String typed = field.getText().strip();
        Optional<Account> account = Optional.ofNullable(over.getValue());
        if (account.isEmpty()) {
            notice.complain(words.get("dial.no.account"));
            return;
        }
        address(account.get(), typed)
                .ifPresentOrElse(
                        peer -> {
                            field.clear();
                            context.navigator().call(new Route(account.get().id(), peer), video);
                        },
                        () -> notice.complain(words.get("no.address", typed)));
    }

    /** A name or a number without a domain is one of the account's own server. */
    private static Optional<Address> address(Account account, String typed) {
        boolean whole = typed.contains("@") || typed.contains(":");
        String domain = switch (account.address()) {
            case SipAddress sip -> sip.host();
            case org.isthmus.gateway.address.XmppAddress xmpp -> xmpp.domain();
        };
        return Addresses.read(account.network(), whole ? typed : typed + "@" + domain);
    }

    private final class Names extends StringConverter<Account> {

        @Override
        public String toString(Account account) {
            return account == null
                    ? words.get("dial.no.account")
                    : words.get("dial.over.one", account.network().name(), Addresses.shown(account.address()));
        }

        @Override
        public Account fromString(String text) {
            throw new UnsupportedOperationException("Accounts are chosen, not typed.");
        }
    }
}
