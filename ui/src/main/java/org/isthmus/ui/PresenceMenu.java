package org.isthmus.ui;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.account.Accounts;
import org.isthmus.app.people.PresenceSummary;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.signal.Availability;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.PresenceDot;
import org.isthmus.ui.common.PresenceText;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** What the person says about themselves, on all accounts at once. */
final class PresenceMenu extends MenuButton {

    private static final List<Availability> CHOICES = List.of(
            Availability.AVAILABLE,
            Availability.CHAT,
            Availability.AWAY,
            Availability.EXTENDED_AWAY,
            Availability.BUSY,
            Availability.OFFLINE);

    private final Accounts accounts;
    private final Words words;
    private final PresenceText text;
    private final Avatar avatar = new Avatar(32);

    PresenceMenu(UiContext context) {
        this.accounts = context.client().accounts();
        this.words = context.words(PresenceMenu.class);
        this.text = new PresenceText(context.texts());
        setId("own-presence");
        getStyleClass().addAll("flat", "presence-menu");
        setGraphic(avatar);
        setMnemonicParsing(false);
        accounts.observe(new FxObserver<AccountEvent>(events -> refresh()));
        refresh();
    }

    private void refresh() {
        OwnPresence own = accounts.presence();
        List<Account> all = accounts.all();
        boolean signedIn = all.stream().anyMatch(Account::online);
        String name = all.stream()
                .map(Account::displayName)
                .filter(shown -> !shown.isBlank())
                .findFirst()
                .orElse(words.get("me"));
        PresenceSummary seen = signedIn ? PresenceDot.summary(own.availability()) : PresenceSummary.OFFLINE;
        avatar.show(name, seen);
        String state = signedIn || all.isEmpty() ? text.of(own.availability()) : words.get("not-connected");
        setText(own.note().isEmpty() ? state : state + " · " + own.note());
        setAccessibleText(words.get("own.presence", state));
        ToggleGroup group = new ToggleGroup();
        getItems().setAll(CHOICES.stream().map(one -> choice(one, own, group)).toList());
        MenuItem note = new MenuItem(words.get("own.note"));
        note.setOnAction(chosen -> askNote());
        MenuItem clear = new MenuItem(words.get("own.note.clear"));
        clear.setDisable(own.note().isEmpty());
        clear.setOnAction(chosen ->
                accounts.setPresence(new OwnPresence(accounts.presence().availability(), "")));
        getItems().addAll(new SeparatorMenuItem(), note, clear);
    }

    private RadioMenuItem choice(Availability availability, OwnPresence own, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(text.of(availability), PresenceDot.of(availability));
        item.setToggleGroup(group);
        item.setSelected(own.availability() == availability);
        item.setOnAction(chosen -> accounts.setPresence(
                new OwnPresence(availability, accounts.presence().note())));
        return item;
    }

    private void askNote() {
        OwnPresence own = accounts.presence();
        Dialogs.ask(getScene().getWindow(), words.get("own.note.title"), words.get("own.note.question"), own.note())
                .ifPresent(note -> accounts.setPresence(new OwnPresence(own.availability(), note)));
    }
}
