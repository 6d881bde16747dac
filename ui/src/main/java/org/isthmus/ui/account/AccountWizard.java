package org.isthmus.ui.account;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.app.account.Account;
import org.isthmus.app.account.Accounts;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.ui.account.SignInProgress.Phase;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.NetworkMark;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/**
 * Adds an account, or changes one: the form, below it the steps as they happen, and a question about the certificate where
 * there is one. Whatever happens, what was typed stays. FX thread.
 */
public final class AccountWizard {

    private final UiContext context;
    private final Words words;
    private final Runnable onClose;
    private final AccountSetup setup;
    private final AccountForm form;
    private final StepsView steps;
    private final VBox outcome = new VBox(16);
    private final VBox card = new VBox(24);
    private final Button submit = new Button();
    private final Label refusal = new Label();
    private final ScrollPane view;
    private Optional<CertificateInfo> refused = Optional.empty();
    private Optional<SignInProgress> drawn = Optional.empty();

    /** For a new account. {@code onClose} is called when the person is through, whatever came of it. */
    public AccountWizard(UiContext context, Network network, Runnable onClose) {
        this(context, network, Optional.empty(), onClose);
    }

    /** For an account that is there already. */
    public AccountWizard(UiContext context, Account edited, Runnable onClose) {
        this(context, edited.network(), Optional.of(edited), onClose);
    }

    private AccountWizard(UiContext context, Network network, Optional<Account> edited, Runnable onClose) {
        this.context = context;
        this.words = context.words(AccountWizard.class);
        this.onClose = onClose;
        Accounts accounts = context.client().accounts();
        this.setup = new AccountSetup(accounts, edited);
        this.form = new AccountForm(words, edited.map(AccountInput::of).orElseGet(() -> AccountInput.empty(network)));
        this.steps = new StepsView(context.texts());
        this.view = new ScrollPane(column(network, edited));
        view.setFitToWidth(true);
        view.getStyleClass().add("account-page");
        Styles.add(view, AccountWizard.class, "account.css");
        form.onEnter(this::submit);
        ChangeListener<Object> redraw = (_, _, _) -> draw();
        setup.progressProperty().addListener(redraw);
        setup.refusalProperty().addListener(redraw);
        draw();
    }

    public Parent view() {
        return view;
    }

    /** Puts the cursor where typing begins. */
    public void focus() {
        if (setup.accountProperty().get().isPresent()) {
            form.focusPassword();
        } else {
            form.focusAddress();
        }
    }

    private Region column(Network network, Optional<Account> edited) {
        Button back = new Button(words.get("back"), Icons.icon(Feather.ARROW_LEFT));
        back.setId("account-back");
        back.getStyleClass().addAll("flat", "back-button");
        back.setOnAction(_ -> close());
        Label title = new Label(words.get((edited.isPresent() ? "title.edit." : "title.new.") + network));
        title.getStyleClass().add("title-2");
        HBox head = new HBox(12, title, new NetworkMark(network));
        head.setAlignment(Pos.CENTER_LEFT);
        Label lead = new Label(words.get(edited.isPresent() ? "lead.edit" : "lead.new"));
        lead.getStyleClass().add("text-muted");
        lead.setWrapText(true);

        submit.setId("account-submit");
        submit.getStyleClass().add("accent");
        submit.setOnAction(_ -> submit());
        Button cancel = new Button(words.get("close"));
        cancel.setId("account-close");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close());
        HBox buttons = new HBox(8, submit, cancel);
        buttons.setAlignment(Pos.CENTER_LEFT);
        edited.ifPresent(account -> buttons.getChildren().addAll(spring(), removeButton(account)));
        refusal.setId("account-refusal");
        refusal.getStyleClass().add("form-problem");
        refusal.setWrapText(true);

        card.getStyleClass().add("account-card");
        card.getChildren().addAll(form, buttons);
        VBox column = new VBox(24, new VBox(8, back, head, lead), card, outcome);
        column.getStyleClass().add("account-column");
        column.setMaxWidth(600);
        StackPane centred = new StackPane(column);
        StackPane.setAlignment(column, Pos.TOP_CENTER);
        return centred;
    }

    private Button removeButton(Account account) {
        Button remove = new Button(words.get("remove"), Icons.icon(Feather.TRASH_2));
        remove.setId("account-remove");
        remove.getStyleClass().addAll("flat", "danger");
        remove.setOnAction(_ -> RemoveQuestion.ask(view, words, account, () -> {
            setup.remove();
            close();
        }));
        return remove;
    }

    private void submit() {
        form.inputProperty()
                .get()
                .valid()
                .ifPresentOrElse(
                        input -> {
                            refused = Optional.empty();
                            setup.submit(input);
                        },
                        form::complain);
    }

    private void close() {
        setup.close();
        onClose.run();
    }

    private void draw() {
        String problem = setup.refusalProperty().get();
        refusal.setText(problem);
        card.getChildren().remove(refusal);
        if (!problem.isEmpty()) {
            card.getChildren().add(1, refusal);
        }
        Optional<SignInProgress> progress = setup.progressProperty().get();
        Phase phase = progress.map(SignInProgress::phase).orElse(Phase.OFF);
        boolean known = setup.accountProperty().get().isPresent();
        submit.setText(words.get(phase == Phase.FAILED ? "again" : known ? "save" : "signin"));
        submit.setDisable(!known && phase == Phase.UNDER_WAY);
        if (!progress.equals(drawn)) {
            drawn = progress;
            drawOutcome(progress);
        }
    }

    private void drawOutcome(Optional<SignInProgress> progress) {
        outcome.getChildren().clear();
        progress.ifPresent(now -> {
            steps.show(now, now.questionedCertificate().map(this::question));
            VBox box = new VBox(16, headline(now), steps);
            box.getStyleClass().add("account-card");
            box.setId("sign-in-outcome");
            outcome.getChildren().add(box);
            if (now.phase() == Phase.ONLINE) {
                Button done = new Button(words.get("done"));
                done.setId("account-done");
                done.getStyleClass().addAll("accent", "large");
                done.setOnAction(_ -> close());
                box.getChildren().add(done);
                done.requestFocus();
            }
            FxThread.atNextPulse(() -> view.setVvalue(view.getVmax()));
        });
    }

    private Region question(CertificateInfo certificate) {
        if (refused.equals(Optional.of(certificate))) {
            Button show = new Button(words.get("certificate.again"));
            show.setOnAction(_ -> {
                refused = Optional.empty();
                drawOutcome(drawn);
            });
            Label left = new Label(words.get("certificate.refused"));
            left.setId("certificate-refused");
            left.setWrapText(true);
            return new VBox(8, left, show);
        }
        return new CertificateCard(
                context.texts(), context.clock(), certificate, duration -> setup.trust(certificate, duration), () -> {
                    refused = Optional.of(certificate);
                    drawOutcome(drawn);
                });
    }

    private Label headline(SignInProgress progress) {
        String text = switch (progress.phase()) {
            case OFF -> words.get("phase.OFF");
            case UNDER_WAY -> words.get("phase.UNDER_WAY");
            case ONLINE ->
                setup.accountProperty()
                        .get()
                        .map(Account::state)
                        .filter(EndpointState.Online.class::isInstance)
                        .map(EndpointState.Online.class::cast)
                        .map(online -> words.get("phase.ONLINE", online.transport()))
                        .orElse(words.get("phase.ONLINE", ""));
            case FAILED ->
                progress.retryAt()
                        .map(at -> words.get(
                                "phase.FAILED.retry",
                                DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                                        .withLocale(words.locale())
                                        .withZone(ZoneId.systemDefault())
                                        .format(at)))
                        .orElse(words.get("phase.FAILED"));
        };
        Label headline = new Label(text);
        headline.setId("sign-in-headline");
        headline.getStyleClass().add("title-4");
        headline.setWrapText(true);
        return headline;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
