package org.isthmus.ui.account;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.isthmus.ui.account.SignInProgress.Row;
import org.isthmus.ui.account.SignInProgress.Status;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Texts;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** The steps of a sign-in as they happen, and under the one that failed the reason in words. */
final class StepsView extends VBox {

    private final Texts texts;
    private final Words words;

    StepsView(Texts texts) {
        super(12);
        this.texts = texts;
        this.words = texts.of(StepsView.class);
        setId("sign-in-steps");
        getStyleClass().add("steps");
    }

    /** @param question goes under the step that failed, below the reason */
    void show(SignInProgress progress, Optional<Node> question) {
        getChildren()
                .setAll(progress.rows().stream().map(row -> row(row, question)).toList());
    }

    private Node row(Row row, Optional<Node> question) {
        Label name = new Label(words.get("step." + row.kind()));
        name.getStyleClass().add("step-name");
        name.setMinWidth(USE_PREF_SIZE);
        String said = row.status() == Status.FAILED ? "" : row.detail();
        Label detail = new Label(said.isEmpty() ? words.get("status." + row.status()) : said);
        detail.getStyleClass().add("step-detail");
        detail.setMinWidth(0);
        GridPane line = new GridPane(12, 0);
        line.getStyleClass().addAll("step", "step-" + row.status().name().toLowerCase(Locale.ROOT));
        line.add(mark(row.status()), 0, 0);
        line.add(name, 1, 0);
        line.add(detail, 2, 0);
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(words.get("step.accessible", name.getText(), words.get("status." + row.status()), said));
        VBox whole = new VBox(8, line);
        row.failure().ifPresent(failure -> {
            whole.getChildren().add(new FailureBox(texts, failure));
            question.ifPresent(whole.getChildren()::add);
        });
        return whole;
    }

    private static Node mark(Status status) {
        Node mark = switch (status) {
            case WAITING -> Icons.icon(Feather.CIRCLE, "step-mark");
            case RUNNING -> new ProgressIndicator();
            case DONE -> Icons.icon(Feather.CHECK_CIRCLE, "step-mark");
            case SKIPPED -> Icons.icon(Feather.MINUS_CIRCLE, "step-mark");
            case FAILED -> Icons.icon(Feather.X_CIRCLE, "step-mark");
        };
        StackPane box = new StackPane(mark);
        box.setMinSize(20, 20);
        box.setMaxSize(20, 20);
        return box;
    }
}
