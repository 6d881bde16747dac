package org.isthmus.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.app.account.Account;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.account.AccountWizard;
import org.isthmus.ui.common.Page;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** Accounts, look, sound, privacy, the lab, the profile and what the program is. The account wizard opens in its place. */
public final class SettingsPage implements Page {

    private static final double WIDEST = 720;

    private final UiContext context;
    private final Words words;
    private final BorderPane root = new BorderPane();
    private final ScrollPane sections;
    private final AccountsSection accounts;
    private final SoundSection sound;
    private final PicturesSection pictures;

    public SettingsPage(UiContext context) {
        this.context = context;
        this.words = context.words(SettingsPage.class);
        this.accounts = new AccountsSection(context, this::addAccount, this::editAccount);
        this.sound = new SoundSection(context);
        this.pictures = new PicturesSection(context);
        this.sections = new ScrollPane(column());
        sections.setFitToWidth(true);
        sections.setId("settings-sections");
        root.setCenter(sections);
        root.getStyleClass().add("settings-page");
        Styles.add(root, AccountWizard.class, "account.css");
        Styles.add(root, SettingsPage.class, "settings.css");
    }

    @Override
    public String title() {
        return words.get("title");
    }

    @Override
    public Feather icon() {
        return Feather.SETTINGS;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown() {
        sound.refresh();
        pictures.refresh();
    }

    @Override
    public void hidden() {
        sound.leave();
    }

    /** Opens the wizard for a new account on this page. */
    public void addAccount(Network network) {
        open(new AccountWizard(context, network, this::back));
    }

    /** Opens the form of an account on this page. */
    public void editAccount(Account account) {
        open(new AccountWizard(context, account, this::back));
    }

    private void open(AccountWizard wizard) {
        root.setCenter(wizard.view());
        wizard.focus();
    }

    private void back() {
        root.setCenter(sections);
        accounts.focus();
    }

    private StackPane column() {
        Label title = new Label(words.get("title"));
        title.getStyleClass().add("title-2");
        List<Section> all = new ArrayList<>();
        all.add(accounts);
        all.add(new AppearanceSection(context));
        all.add(sound);
        all.add(pictures);
        all.add(new NoticesSection(context));
        all.add(new PrivacySection(context));
        all.add(new LabSection(context));
        all.add(new ProfileSection(context));
        all.add(new AboutSection(context));
        VBox column = new VBox(24, title);
        column.getChildren().addAll(all);
        column.getStyleClass().add("settings-column");
        column.setMaxWidth(WIDEST);
        StackPane centred = new StackPane(column);
        StackPane.setAlignment(column, Pos.TOP_CENTER);
        return centred;
    }
}
