package org.isthmus.ui.settings;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.isthmus.app.account.AccountEvent;
import org.isthmus.app.lab.Lab;
import org.isthmus.ui.common.FxObserver;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** Starts and stops the local lab. */
final class LabSection extends Section {

    private final Lab lab;
    private final Words words;
    private final Button toggle = new Button();
    private final Label problem = new Label();
    private boolean busy;

    LabSection(UiContext context) {
        super(context.words(LabSection.class).get("lab"));
        this.lab = context.client().lab();
        this.words = context.words(LabSection.class);
        toggle.setId("settings-lab");
        toggle.setOnAction(_ -> change());
        problem.setId("settings-lab-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("failure-box");
        problem.setMaxWidth(Double.MAX_VALUE);
        row(words.get("lab.name"), words.get("lab.why"), toggle);
        getChildren().add(problem);
        say("");
        draw();
        context.client().accounts().observe(new FxObserver<AccountEvent>(_ -> draw()));
    }

    private void change() {
        busy = true;
        say("");
        CompletableFuture<Void> change = lab.running() ? lab.stop() : lab.start();
        draw();
        FxThread.then(
                change,
                _ -> {
                    busy = false;
                    draw();
                },
                thrown -> {
                    busy = false;
                    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                            ? thrown.getCause()
                            : thrown;
                    String message = cause.getMessage();
                    say(words.get(
                            "lab.failed",
                            message == null || message.isBlank()
                                    ? cause.getClass().getSimpleName()
                                    : message));
                    draw();
                });
    }

    private void say(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
    }

    private void draw() {
        boolean running = lab.running();
        toggle.setDisable(busy);
        toggle.setText(words.get(busy ? "lab.busy" : running ? "lab.stop" : "lab.start"));
    }
}
