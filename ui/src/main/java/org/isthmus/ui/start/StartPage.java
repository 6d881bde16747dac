package org.isthmus.ui.start;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.gateway.address.Network;
import org.isthmus.ui.account.AccountWizard;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Page;
import org.isthmus.ui.common.Styles;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/**
 * What a person without an account sees: three choices, big and plain. {@code onDone} is called once there is an account and
 * the person is through with adding it, so that the window can go on to the chats.
 */
public final class StartPage implements Page {

    private final UiContext context;
    private final Words words;
    private final Runnable onDone;
    private final BorderPane root = new BorderPane();
    private final ChoiceCard sip;
    private final ChoiceCard xmpp;
    private final ChoiceCard lab;
    private final VBox problem = new VBox(4);
    private final Node choices;

    public StartPage(UiContext context, Runnable onDone) {
        this.context = context;
        this.words = context.words(StartPage.class);
        this.onDone = onDone;
        sip = new ChoiceCard(Feather.PHONE, words.get("sip.title"), words.get("sip.text"), "network-sip");
        sip.setId("start-sip");
        sip.setOnAction(_ -> openWizard(Network.SIP));
        xmpp = new ChoiceCard(Feather.MESSAGE_CIRCLE, words.get("xmpp.title"), words.get("xmpp.text"), "network-xmpp");
        xmpp.setId("start-xmpp");
        xmpp.setOnAction(_ -> openWizard(Network.XMPP));
        lab = new ChoiceCard(Feather.PLAY_CIRCLE, words.get("lab.title"), words.get("lab.text"), "choice-lab");
        lab.setId("start-lab");
        lab.setOnAction(_ -> startLab());
        choices = choices();
        root.setCenter(choices);
        root.getStyleClass().add("start-page");
        Styles.add(root, AccountWizard.class, "account.css");
        Styles.add(root, StartPage.class, "start.css");
    }

    @Override
    public String title() {
        return words.get("title");
    }

    @Override
    public Feather icon() {
        return Feather.HOME;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown() {
        lab.requestFocus();
    }

    private Node choices() {
        Label title = new Label(words.get("welcome"));
        title.getStyleClass().add("start-title");
        Label lead = new Label(words.get("lead"));
        lead.getStyleClass().add("start-lead");
        lead.setWrapText(true);
        FlowPane cards = new FlowPane(24, 24, sip, xmpp, lab);
        cards.setAlignment(Pos.CENTER);
        cards.setPrefWrapLength(3 * ChoiceCard.WIDTH + 2 * 24);
        ArrowKeys.between(sip, xmpp, lab);
        problem.setId("start-problem");
        problem.getStyleClass().add("failure-box");
        problem.setMaxWidth(ChoiceCard.WIDTH * 2);
        hideProblem();
        VBox head = new VBox(8, title, lead);
        head.setAlignment(Pos.CENTER);
        VBox column = new VBox(40, new StartMark(), head, cards, problem);
        column.setAlignment(Pos.CENTER);
        column.getStyleClass().add("start-column");
        ScrollPane scroll = new ScrollPane(new StackPane(column));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        return scroll;
    }

    private void openWizard(Network network) {
        AccountWizard wizard = new AccountWizard(context, network, this::wizardClosed);
        root.setCenter(wizard.view());
        wizard.focus();
    }

    private void wizardClosed() {
        root.setCenter(choices);
        if (context.client().accounts().all().isEmpty()) {
            lab.requestFocus();
        } else {
            onDone.run();
        }
    }

    /** What the third choice does. */
    public void startLab() {
        hideProblem();
        lab.busy(Optional.of(words.get("lab.starting")));
        sip.setDisable(true);
        xmpp.setDisable(true);
        FxThread.then(
                context.client().lab().start(),
                _ -> {
                    calm();
                    onDone.run();
                },
                this::labFailed);
    }

    private void labFailed(Throwable thrown) {
        calm();
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String message = cause.getMessage();
        Label what = new Label(words.get("lab.failed"));
        what.getStyleClass().add("failure-what");
        Label why = new Label(
                message == null || message.isBlank() ? cause.getClass().getSimpleName() : message);
        why.getStyleClass().add("failure-detail");
        why.setWrapText(true);
        Label todo = new Label(words.get("lab.failed.do"));
        todo.setWrapText(true);
        problem.getChildren().setAll(what, todo, why);
        problem.setVisible(true);
        problem.setManaged(true);
        lab.requestFocus();
    }

    private void hideProblem() {
        problem.setVisible(false);
        problem.setManaged(false);
    }

    private void calm() {
        lab.busy(Optional.empty());
        sip.setDisable(false);
        xmpp.setDisable(false);
    }
}
