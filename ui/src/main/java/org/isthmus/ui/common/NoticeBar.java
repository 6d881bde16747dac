package org.isthmus.ui.common;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.isthmus.gateway.endpoint.Outcome;
import org.kordamp.ikonli.feather.Feather;

/** A line at the edge of a page that says what happened and stays until it is closed or replaced. FX thread. */
public final class NoticeBar extends HBox {

    private final Label text = new Label();
    private final Hyperlink action = new Hyperlink();
    private final FailureText failures;

    public NoticeBar(Texts texts) {
        super(12);
        this.failures = new FailureText(texts);
        getStyleClass().add("notice-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        action.setMinWidth(USE_PREF_SIZE);
        Button close = Icons.button(Feather.X, texts.of(NoticeBar.class).get("notice.close"), "flat", "small");
        close.setOnAction(click -> clear());
        getChildren().addAll(text, action, close);
        clear();
    }

    public void clear() {
        set(false);
    }

    /** Takes that message away, if it is the one that stands there. */
    public void withdraw(String message) {
        if (text.getText().equals(message)) {
            clear();
        }
    }

    /** Something went well and can be taken back. */
    public void say(String message, String actionName, Runnable onAction) {
        show(message, false, Optional.of(actionName), onAction);
    }

    public void say(String message) {
        show(message, false, Optional.empty(), () -> {});
    }

    public void complain(String message) {
        show(message, true, Optional.empty(), () -> {});
    }

    /** Says why when it failed, and is silent when it did not. */
    public void report(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            complain(failures.whole(failed.failure()));
        }
    }

    private void show(String message, boolean bad, Optional<String> actionName, Runnable onAction) {
        getStyleClass().setAll("notice-bar", bad ? "notice-bad" : "notice-good");
        text.setText(message);
        action.setVisible(actionName.isPresent());
        action.setManaged(actionName.isPresent());
        action.setText(actionName.orElse(""));
        action.setOnAction(click -> {
            clear();
            onAction.run();
        });
        set(true);
    }

    private void set(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
